package io.kesher.tables;

import io.kesher.values.VisibleText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of the first records names the columns, if one does. */
final class HeaderSearch {
  private static final int TITLE_LINES = 10;

  private HeaderSearch() {}

  /**
   * @return 1 for the first record, more where titles stand before the header, 0 for no header
   */
  static int position(List<RawRecord> records, int columns) {
    int first = firstOfTable(records, columns);
    if (first >= records.size()) {
      return 1;
    }
    return isHeader(records, first) ? first + 1 : 0;
  }

  /** How many cells most records have. */
  static int usualWidth(List<RawRecord> records) {
    var byWidth = new HashMap<Integer, Integer>();
    records.forEach(record -> byWidth.merge(record.cells().size(), 1, Integer::sum));
    return byWidth.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** A title fills one cell or two of many; the table begins where the rows get their width. */
  private static int firstOfTable(List<RawRecord> records, int columns) {
    int most = Math.min(TITLE_LINES, records.size() - 1);
    for (int i = 0; i < most; i++) {
      var record = records.get(i);
      boolean isTitle = columns > 2 && record.filled() <= Math.max(1, columns / 3);
      if (!isTitle && (columns <= 2 || record.cells().size() * 2 >= columns)) {
        return i;
      }
    }
    return 0;
  }

  /** Names are words above values: numbers and dates below them tell, and none among them. */
  private static boolean isHeader(List<RawRecord> records, int first) {
    var names = records.get(first).cells();
    int votes = 0;
    boolean values = false;
    for (int column = 0; column < names.size(); column++) {
      boolean name = isValue(names.get(column));
      values |= name;
      int below = valuesBelow(records, first, column);
      votes += below > 0 ? (name ? -1 : VisibleText.strip(names.get(column)).isEmpty() ? 0 : 1) : 0;
    }
    return votes > 0 || (votes == 0 && !values);
  }

  /** Positive when most filled cells of the column below are values. */
  private static int valuesBelow(List<RawRecord> records, int first, int column) {
    int balance = 0;
    for (var record : records.subList(first + 1, records.size())) {
      var cell = column < record.cells().size() ? record.cells().get(column) : "";
      if (!Cells.isNothing(cell)) {
        balance += isValue(cell) ? 1 : -1;
      }
    }
    return balance;
  }

  private static boolean isValue(String cell) {
    var text = VisibleText.strip(cell);
    if (text.isEmpty()) {
      return false;
    }
    return text.indexOf('@') > 0
        || DateText.of(Ascii.plain(text)) != null
        || NumberText.read(text, DecimalMark.POINT).refusal() == null
        || NumberText.read(text, DecimalMark.COMMA).refusal() == null
        || (ColumnCensus.mayBePhone(text) && Cells.phone(text) instanceof Read.Value<?>);
  }
}
