package io.kesher.importing;

import io.kesher.importing.FieldSource.Constant;
import io.kesher.importing.FieldSource.OfColumn;
import io.kesher.importing.FieldSource.OfColumns;
import io.kesher.importing.RowParser.NamedField;
import io.kesher.importing.RowParser.RecordParser;
import io.kesher.importing.RowParser.Test;
import io.kesher.tables.ColumnProfile;
import io.kesher.tables.DateOrder;
import io.kesher.tables.DecimalMark;
import io.kesher.tables.Detection;
import io.kesher.tables.Read;
import io.kesher.tables.TableFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the parser for one file and one mapping that has passed its check. */
final class RowParsers {
  private record Place(String column, FieldType type) {}

  private record Cell(int place, CellReader reader) {}

  private final Targets targets;
  private final Detection file;
  private final Currency currency;
  private final Map<Place, Cell> cells = new LinkedHashMap<>();

  private RowParsers(Targets targets, Detection file, Currency currency) {
    this.targets = targets;
    this.file = file;
    this.currency = currency;
  }

  static RowParser of(Mapping mapping, Targets targets, Detection file, Currency currency) {
    RowParsers parsers = new RowParsers(targets, file, currency);
    List<RecordParser> records = new ArrayList<>();
    for (ImportTarget target : targets.all()) {
      for (RecordMapping record : mapping.records()) {
        if (record.target().equals(target.name())) {
          records.add(parsers.record(record, target));
        }
      }
    }
    return new RowParser(records, mapping.matchOn(), parsers.cells.size(), file.totalsRow());
  }

  private RecordParser record(RecordMapping record, ImportTarget target) {
    List<NamedField> fields =
        target.fields().stream()
            .filter(field -> record.fields().containsKey(field.name()))
            .map(field ->
                new NamedField(field, reader(field.type(), record.fields().get(field.name()))))
            .toList();
    return new RecordParser(
        target, target.checks(), Targets.isKeyed(target), test(record.when()), fields);
  }

  private @Nullable Test test(@Nullable Condition condition) {
    if (condition == null) {
      return null;
    }
    Cell cell = cell(condition.column(), condition.ofNumber() ? FieldType.MONEY : FieldType.TEXT);
    return new Test(cell.place(), cell.reader(), condition);
  }

  private FieldReader reader(FieldType type, @Nullable FieldSource source) {
    return switch (source) {
      case null -> throw new IllegalStateException("field without a source");
      case Constant(var constant) -> new FieldReader.Fixed(fixed(type, constant));
      case OfColumns(var columns) ->
          new FieldReader.Several(
              columns.stream().map(column -> cell(column, FieldType.TEXT).reader()).toList());
      case OfColumn(var column, var times, _, _) when times != null -> {
        Cell one = cell(column, FieldType.MONEY);
        Cell other = cell(times, FieldType.MONEY);
        yield new FieldReader.Product(
            one.place(), one.reader(), other.place(), other.reader(), type == FieldType.WHOLE);
      }
      case OfColumn(var column, _, var values, var otherwise) when values != null ->
          new FieldReader.Translated(cell(column, type).reader(), values, otherwise);
      case OfColumn(var column, _, _, var otherwise) -> {
        Cell cell = cell(column, type);
        yield new FieldReader.Plain(
            cell.place(), cell.reader(), otherwise == null ? null : fixed(type, otherwise));
      }
    };
  }

  private Cell cell(String column, FieldType type) {
    return cells.computeIfAbsent(
        new Place(column, type),
        _ ->
            new Cell(cells.size(), new CellReader(profile(column), type, file.format(), currency)));
  }

  private ColumnProfile profile(String column) {
    return file.columns().stream()
        .filter(profile -> profile.name().equals(column))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("mapping of another file: " + column));
  }

  /** A constant is written as programs write: 2026-11-22, 12.50. */
  private @Nullable Object fixed(FieldType type, String text) {
    ColumnProfile plain =
        new ColumnProfile(
            -1,
            "",
            io.kesher.tables.ColumnKind.TEXT,
            DateOrder.YMD,
            false,
            DecimalMark.POINT,
            false,
            null,
            0,
            0,
            0,
            List.of());
    TableFormat format = file.format();
    return new CellReader(plain, type, format, currency).read(text)
            instanceof Read.Value<?>(var value, _)
        ? value
        : null;
  }
}
