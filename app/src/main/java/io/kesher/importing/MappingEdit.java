package io.kesher.importing;

import io.kesher.importing.FieldSource.OfColumn;
import io.kesher.importing.FieldSource.OfColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes a mapping column by column, as a person does it on the page; the rest of it stays. */
@Component
public final class MappingEdit {
  private final Targets targets;

  MappingEdit(Targets targets) {
    this.targets = targets;
  }

  /** What a column becomes, as {@code target.field}; it may become several. */
  public List<String> uses(Mapping mapping, String column) {
    List<String> uses = new ArrayList<>();
    for (RecordMapping record : mapping.records()) {
      record
          .fields()
          .forEach((field, source) -> {
            if (source.read().anyMatch(column::equals)) {
              uses.add(record.target() + "." + field);
            }
          });
    }
    return uses.stream().distinct().toList();
  }

  /**
   * @param choices for each column to be changed {@code target.field}, or "" to leave it out
   * @param matchOn keys to be tried; those that no column fills are dropped, none means all
   */
  public Mapping apply(
      Mapping mapping, Map<String, String> choices, List<String> matchOn, OnMatch onMatch) {
    List<Draft> drafts = new ArrayList<>();
    mapping.records().forEach(record -> drafts.add(Draft.of(record)));
    choices.forEach((column, choice) -> change(drafts, column, choice));
    List<RecordMapping> records =
        drafts.stream().filter(Draft::says).map(Draft::record).sorted(this::order).toList();
    List<String> keys =
        targets
            .keys()
            .filter(key -> records.stream().anyMatch(record -> record.fields().containsKey(key)))
            .toList();
    List<String> wanted = matchOn.stream().filter(keys::contains).toList();
    return new Mapping(wanted.isEmpty() ? keys : wanted, onMatch, records);
  }

  private void change(List<Draft> drafts, String column, String choice) {
    drafts.forEach(draft -> draft.without(column));
    int dot = choice.indexOf('.');
    if (dot < 0) {
      return;
    }
    String target = choice.substring(0, dot);
    String name = choice.substring(dot + 1);
    targets
        .field(target, name)
        .ifPresent(field -> {
          Draft draft =
              drafts.stream()
                  .filter(found -> found.target.equals(target) && found.when == null)
                  .findFirst()
                  .orElseGet(() -> {
                    Draft fresh = new Draft(target, null, new LinkedHashMap<>());
                    drafts.add(fresh);
                    return fresh;
                  });
          draft.put(field, column);
        });
  }

  private int order(RecordMapping one, RecordMapping other) {
    return Integer.compare(place(one), place(other));
  }

  private int place(RecordMapping record) {
    return targets.all().stream().map(ImportTarget::name).toList().indexOf(record.target());
  }

  private record Draft(String target, @Nullable Condition when, Map<String, FieldSource> fields) {
    static Draft of(RecordMapping record) {
      return new Draft(record.target(), record.when(), new LinkedHashMap<>(record.fields()));
    }

    void without(String column) {
      fields.replaceAll((_, source) ->
          source instanceof OfColumns(var columns)
              ? new OfColumns(columns.stream().filter(name -> !name.equals(column)).toList())
              : source);
      fields.values().removeIf(source -> source.equals(new OfColumns(List.of())));
      fields
          .values()
          .removeIf(source -> source instanceof OfColumn && source.read().anyMatch(column::equals));
    }

    void put(ImportField field, String column) {
      if (field.type() != FieldType.DETAILS) {
        fields.put(field.name(), FieldSource.column(column));
        return;
      }
      List<String> columns = new ArrayList<>();
      if (fields.get(field.name()) instanceof OfColumns(var before)) {
        columns.addAll(before);
      }
      columns.add(column);
      fields.put(field.name(), new OfColumns(columns));
    }

    /** A record of constants alone would be made of nothing. */
    boolean says() {
      return fields.values().stream().anyMatch(source -> source.read().findAny().isPresent());
    }

    RecordMapping record() {
      return new RecordMapping(target, when, fields);
    }
  }
}
