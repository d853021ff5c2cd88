package io.kesher.customers;

import io.kesher.customers.CustomerSearch.Found;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /**
   * @param mark what is shown of it; absent for a name
   */
  void add(String by, long id, String name, @Nullable String mark) {
    if (missing() > 0) {
      found.putIfAbsent(id, new Found(new CustomerId(id), name, by, mark, null));
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
