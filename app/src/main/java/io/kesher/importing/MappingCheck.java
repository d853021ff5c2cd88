package io.kesher.importing;

import static io.kesher.importing.MappingFault.of;

import io.kesher.importing.FieldSource.Constant;
import io.kesher.importing.FieldSource.OfColumn;
import io.kesher.importing.FieldSource.OfColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Says whether a mapping can be used: on these targets, and on a file with these columns. */
final class MappingCheck {
  private final Targets targets;
  private final Set<String> columns;
  private final List<MappingFault> faults = new ArrayList<>();

  private MappingCheck(Targets targets, Collection<String> columns) {
    this.targets = targets;
    this.columns = Set.copyOf(columns);
  }

  /** What is wrong; nothing where the mapping can be used. */
  static List<MappingFault> faults(Mapping mapping, Targets targets, Collection<String> columns) {
    MappingCheck check = new MappingCheck(targets, columns);
    check.records(mapping);
    check.keys(mapping);
    return check.faults.stream().distinct().toList();
  }

  private void records(Mapping mapping) {
    if (mapping.records().isEmpty()) {
      faults.add(of("nothing"));
    }
    for (RecordMapping record : mapping.records()) {
      targets
          .named(record.target())
          .ifPresentOrElse(
              target -> fields(record, target),
              () -> faults.add(of("unknown-target", record.target())));
      if (record.when() != null) {
        condition(record.when());
      }
    }
  }

  private void fields(RecordMapping record, ImportTarget target) {
    record
        .fields()
        .forEach((name, source) -> {
          Targets.field(target, name)
              .ifPresentOrElse(
                  field -> kind(target, field, source),
                  () -> faults.add(of("unknown-field", target.name(), name)));
          source.read().forEach(this::column);
        });
    for (ImportField field : target.fields()) {
      if (field.required() && !record.fields().containsKey(field.name())) {
        faults.add(of("required", target.name(), field.name()));
      }
    }
  }

  private void kind(ImportTarget target, ImportField field, FieldSource source) {
    boolean fits =
        switch (source) {
          case OfColumns _ -> field.type() == FieldType.DETAILS;
          case OfColumn(_, var times, _, _) ->
              field.type() != FieldType.DETAILS
                  && (times == null
                      || field.type() == FieldType.MONEY
                      || field.type() == FieldType.WHOLE);
          case Constant _ -> field.type() != FieldType.DETAILS;
        };
    if (!fits) {
      faults.add(of("wrong-source", target.name(), field.name()));
    }
  }

  private void condition(Condition condition) {
    column(condition.column());
    long tests =
        (condition.above() == null ? 0 : 1)
            + (condition.not() == null ? 0 : 1)
            + (condition.present() == null ? 0 : 1)
            + (condition.equal() == null ? 0 : 1);
    if (tests != 1) {
      faults.add(of("condition", condition.column()));
    }
  }

  private void column(String name) {
    if (!columns.contains(name)) {
      faults.add(of("unknown-column", name));
    }
  }

  /** Records that hang on a customer are worth nothing where no customer can be recognised. */
  private void keys(Mapping mapping) {
    List<String> known = targets.keys().toList();
    mapping.matchOn().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> faults.add(of("unknown-key", key)));
    boolean carried = mapping.records().stream().anyMatch(record -> !isKeyed(record.target()));
    boolean recognised =
        mapping.records().stream()
            .filter(record -> isKeyed(record.target()))
            .anyMatch(record -> mapping.matchOn().stream().anyMatch(record.fields()::containsKey));
    if (carried && !recognised) {
      faults.add(of("no-key"));
    }
  }

  private boolean isKeyed(String target) {
    return targets.named(target).filter(Targets::isKeyed).isPresent();
  }
}
