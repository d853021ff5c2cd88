package io.kesher.customers;

import io.kesher.customers.CustomerSearch.Found;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    add(by, rows, mark -> mark);
  }

  /**
   * @param shown what is shown of a mark
   */
  void add(String by, List<Record3<Long, String, String>> rows, UnaryOperator<String> shown) {
    for (var row : rows) {
      if (missing() > 0 && !found.containsKey(row.value1())) {
        var mark = row.value3() == null ? null : shown.apply(row.value3());
        found.put(
            row.value1(), new Found(new CustomerId(row.value1()), row.value2(), by, mark, null));
      }
    }
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
