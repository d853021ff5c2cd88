package io.kesher.customers;

import io.kesher.customers.CustomerSearch.Found;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record3;

/** Who was found so far, each once, by what found them first. */
final class Hits {
  private final int limit;
  private final Map<Long, Found> found = new LinkedHashMap<>();

  Hits(int limit) {
    this.limit = limit;
  }

  int missing() {
    return limit - found.size();
  }

  Collection<Long> ids() {
    return found.keySet();
  }

  void add(String by, List<Record3<Long, String, String>> rows) {
    rows.forEach(row ->
        found.putIfAbsent(
            row.value1(),
            new Found(new CustomerId(row.value1()), row.value2(), by, row.value3(), null)));
  }

  /** With their groups, where somebody knows them. */
  List<Found> all(Optional<Worth> worth) {
    var groups =
        worth
            .filter(_ -> !found.isEmpty())
            .map(known -> known.groups(found.values().stream().map(Found::id).toList()))
            .orElse(Map.of());
    return found.values().stream()
        .map(hit -> new Found(hit.id(), hit.name(), hit.by(), hit.mark(), groups.get(hit.id())))
        .toList();
  }
}
