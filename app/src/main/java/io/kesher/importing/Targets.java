package io.kesher.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The kinds of records that modules have plugged in, in the order in which they are written. */
@Component
public final class Targets {
  private final Map<String, ImportTarget> byName = new LinkedHashMap<>();

  Targets(List<ImportTarget> targets) {
    targets.forEach(target -> byName.put(target.name(), target));
  }

  public List<ImportTarget> all() {
    return List.copyOf(byName.values());
  }

  Optional<ImportTarget> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<ImportField> field(String target, String field) {
    return named(target).flatMap(found -> field(found, field));
  }

  /** The field, as {@code target.field}, that the office itself calls so. */
  Optional<String> called(Function<String, String> folded, String name) {
    return byName.values().stream()
        .flatMap(target ->
            target.fields().stream()
                .filter(field -> field.isCalled(folded, name))
                .map(field -> target.name() + "." + field.name()))
        .findFirst();
  }

  static Optional<ImportField> field(ImportTarget target, String name) {
    return target.fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Whether records of this target are recognised by keys, and so can carry others. */
  static boolean isKeyed(ImportTarget target) {
    return target.fields().stream().anyMatch(ImportField::key);
  }

  /** The key fields of all targets, in the order in which they are tried by default. */
  public Stream<String> keys() {
    return byName.values().stream()
        .flatMap(target -> target.fields().stream())
        .filter(ImportField::key)
        .map(ImportField::name)
        .distinct();
  }
}
