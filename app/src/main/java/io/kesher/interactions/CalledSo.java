package io.kesher.interactions;

import io.kesher.identity.Employee;
import io.kesher.identity.EmployeeId;
import io.kesher.values.Folded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is meant by a name or an address, where it can be only one. */
final class CalledSo {
  private final Map<String, EmployeeId> known = new HashMap<>();

  CalledSo(List<Employee> all) {
    var twice = new HashSet<String>();
    for (var each : all) {
      Stream.of(each.name(), each.email())
          .map(CalledSo::key)
          .filter(key -> known.put(key, each.id()) != null)
          .forEach(twice::add);
    }
    known.keySet().removeAll(twice);
  }

  @Nullable EmployeeId called(@Nullable String name) {
    return name == null ? null : known.get(key(name));
  }

  private static String key(String name) {
    return Folded.of(name).text();
  }
}
