package io.kesher.tables;

import io.kesher.values.Folded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all rows under a format and says what the columns hold. */
final class TableCensus {
  private static final int SAMPLES = 20;

  private final TableFormat format;
  private final List<ColumnCensus> columns = new ArrayList<>();
  private final List<List<String>> samples = new ArrayList<>();
  private final Map<String, Faulty> faulty = new LinkedHashMap<>();
  private final List<String> originalHeader;
  private long rows;
  private @Nullable SourceRow last;

  private record Faulty(long count, long firstRow) {}

  TableCensus(Source source, TableFormat format, Limits limits) throws IOException {
    this.format = format;
    try (var reader = TableRows.open(source, format, limits)) {
      originalHeader = reader.originalHeader();
      var header = reader.header();
      for (int i = 0; i < header.size(); i++) {
        columns.add(new ColumnCensus(i, header.get(i)));
      }
      for (var row = reader.next(); row != null; row = reader.next()) {
        count(row);
      }
    }
  }

  private void count(SourceRow row) {
    rows++;
    last = row;
    if (samples.size() < SAMPLES) {
      samples.add(List.copyOf(row.cells()));
    }
    for (var fault : row.faults()) {
      faulty.merge(
          fault.code(),
          new Faulty(1, row.number()),
          (before, _) -> new Faulty(before.count() + 1, before.firstRow()));
    }
    // A row of another length has its values in the wrong columns.
    if (row.cells().size() == columns.size()) {
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).add(row.cells().get(i));
      }
    }
  }

  /** The detection with date order, decimal mark and currency as the columns have them. */
  Detection proposal(List<String> sheets, List<Warning> found) {
    var order = fileOrder();
    var mark = fileMark();
    var proposed =
        new TableFormat(
            format.kind(),
            format.charset(),
            format.delimiter(),
            format.header(),
            format.sheet(),
            order == null ? format.dateOrder() : order,
            mark == null ? format.decimalMark() : mark,
            fileCurrency(),
            format.visualHebrew());
    return detection(proposed, sheets, found);
  }

  /** The detection with the format as it was given. */
  Detection detection(List<String> sheets, List<Warning> found) {
    return detection(format, sheets, found);
  }

  private Detection detection(TableFormat shown, List<String> sheets, List<Warning> found) {
    var profiles =
        columns.stream()
            .map(column -> column.profile(shown.dateOrder(), shown.decimalMark()))
            .toList();
    return new Detection(
        shown, profiles, samples, rows, totalsRow(), sheets, warnings(found, profiles));
  }

  private List<Warning> warnings(List<Warning> found, List<ColumnProfile> profiles) {
    var warnings = new ArrayList<>(found);
    if (rows == 0) {
      warnings.add(Warning.of("tables.warning.no-rows"));
    }
    if (format.header() > 1) {
      warnings.add(Warning.of("tables.warning.title-lines", format.header() - 1));
    }
    for (int i = 0; i < originalHeader.size(); i++) {
      if (!profiles.get(i).name().equals(originalHeader.get(i).strip())) {
        warnings.add(
            Warning.of(
                "tables.warning.column-renamed",
                i + 1,
                originalHeader.get(i),
                profiles.get(i).name()));
      }
    }
    faulty.forEach((code, rowsWith) ->
        warnings.add(
            Warning.of("tables.warning.faulty-rows", code, rowsWith.count(), rowsWith.firstRow())));
    for (var column : columns) {
      column.addWarnings(warnings, profiles.get(column.index()));
    }
    if (totalsRow() > 0) {
      warnings.add(Warning.of("tables.warning.totals-row", totalsRow()));
    }
    return warnings;
  }

  private @Nullable DateOrder fileOrder() {
    return columns.stream()
        .map(ColumnCensus::certainOrder)
        .filter(order -> order != null && order != DateOrder.YMD)
        .findFirst()
        .or(() ->
            columns.stream().map(ColumnCensus::certainOrder).filter(o -> o != null).findFirst())
        .orElse(null);
  }

  private @Nullable DecimalMark fileMark() {
    return columns.stream()
        .map(ColumnCensus::certainMark)
        .filter(mark -> mark != null)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String fileCurrency() {
    return columns.stream()
        .map(ColumnCensus::currency)
        .filter(currency -> currency != null)
        .findFirst()
        .orElse(null);
  }

  /** The number of the last row if one of its first filled cells says that it is a sum. */
  private long totalsRow() {
    if (last == null || rows < 2) {
      return 0;
    }
    return last.cells().stream()
            .filter(cell -> !cell.isBlank())
            .limit(2)
            .map(cell -> Folded.of(cell).text())
            .anyMatch(TableCensus::isTotal)
        ? last.number()
        : 0;
  }

  private static boolean isTotal(String folded) {
    var text = folded.replaceAll("[:\\s]+$", "");
    return text.matches(
        "(grand |sub)?totals?|sum|סה\"כ|סהכ|סה''כ|סכ הכל|סיכומ|(סה\"כ|סכ הכל) כללי");
  }
}
