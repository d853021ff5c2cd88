package io.kesher.importing;

import io.kesher.importing.ParsedRow.Part;
import io.kesher.tables.Cells;
import io.kesher.tables.Fault;
import io.kesher.tables.SourceRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into records by a mapping. Whatever is wrong with a row is found here or by a target's
 * own check.
 */
final class RowParser {
  private final List<RecordParser> records;
  private final List<String> matchOn;
  private final int readers;
  private final long totalsRow;

  RowParser(List<RecordParser> records, List<String> matchOn, int readers, long totalsRow) {
    this.records = records;
    this.matchOn = matchOn;
    this.readers = readers;
    this.totalsRow = totalsRow;
  }

  /** How one record of a row is read. */
  record RecordParser(
      ImportTarget target,
      Function<Map<String, Object>, Optional<ImportTarget.Fault>> checks,
      boolean keyed,
      @Nullable Test when,
      List<NamedField> fields) {}

  record NamedField(ImportField field, FieldReader reader) {}

  /** Whether the row has the record. */
  record Test(int place, CellReader reader, Condition condition) {
    boolean holds(RowCells cells) {
      if (condition.above() != null) {
        return cells.value(place, reader) instanceof BigDecimal number
            && number.compareTo(condition.above()) > 0;
      }
      if (condition.not() != null) {
        return cells.value(place, reader) instanceof BigDecimal number
            && number.compareTo(condition.not()) != 0;
      }
      String cell = cells.cell(reader);
      if (condition.equal() != null) {
        return cell.strip().equalsIgnoreCase(condition.equal().strip());
      }
      return Cells.isNothing(cell) != Boolean.TRUE.equals(condition.present());
    }
  }

  ParsedRow parse(SourceRow row) {
    if (row.number() == totalsRow) {
      return ParsedRow.skipped(row.number(), row.cells(), Rejection.own("totals-row", null, null));
    }
    for (Fault fault : row.faults()) {
      if (fault.concernsWholeRow()) {
        return ParsedRow.refused(
            row.number(), row.cells(), new Rejection(fault.code(), null, fault.argument()));
      }
    }
    RowCells cells = new RowCells(row, readers);
    List<Part> parts = new ArrayList<>(records.size());
    Rejection refused = null;
    for (RecordParser record : records) {
      if (refused == null && (record.when() == null || record.when().holds(cells))) {
        refused = add(parts, record, row, cells);
      }
    }
    if (cells.fault() != null) {
      refused = cells.fault();
    }
    if (refused == null) {
      refused = whole(parts);
    }
    return refused == null
        ? new ParsedRow(row.number(), row.cells(), null, false, parts, cells.notes())
        : ParsedRow.refused(row.number(), row.cells(), refused);
  }

  private @Nullable Rejection add(
      List<Part> parts, RecordParser record, SourceRow row, RowCells cells) {
    Map<String, Object> values = HashMap.newHashMap(record.fields().size());
    Rejection missing = null;
    for (NamedField named : record.fields()) {
      Object value = named.reader().value(cells);
      if (value != null) {
        values.put(named.field().name(), value);
      } else if (missing == null && named.field().required()) {
        missing = missing(named);
      }
    }
    if (record.keyed() && records.size() > 1 && matchOn.stream().noneMatch(values::containsKey)) {
      return Rejection.own(record.target().name() + "-missing", keyColumn(record), null);
    }
    if (values.isEmpty() && record.target().isBeside()) {
      return null;
    }
    if (missing != null || values.isEmpty()) {
      return missing == null ? Rejection.own("row-empty", null, null) : missing;
    }
    parts.add(new Part(record.target().name(), new ImportRecord(row.number(), values)));
    return record
        .checks()
        .apply(values)
        .map(fault ->
            Rejection.own(
                fault.reason(), column(record, fault.field()), shown(values.get(fault.field()))))
        .orElse(null);
  }

  private static Rejection missing(NamedField named) {
    CellReader reader = named.reader().reader();
    return Rejection.own("required-missing", reader == null ? null : reader.column(), "");
  }

  private static @Nullable String shown(@Nullable Object value) {
    return value == null ? null : Shown.text(value);
  }

  private @Nullable Rejection whole(List<Part> parts) {
    return parts.isEmpty() ? Rejection.own("row-empty", null, null) : null;
  }

  private @Nullable String keyColumn(RecordParser record) {
    return matchOn.stream()
        .map(key -> column(record, key))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String column(RecordParser record, String field) {
    for (NamedField named : record.fields()) {
      CellReader reader = named.reader().reader();
      if (named.field().name().equals(field) && reader != null) {
        return reader.column();
      }
    }
    return null;
  }

  /** The column behind a field of a target, for faults that the target finds while it writes. */
  @Nullable String column(String target, String field) {
    return records.stream()
        .filter(record -> record.target().name().equals(target))
        .map(record -> column(record, field))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
