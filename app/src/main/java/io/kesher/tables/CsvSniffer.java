package io.kesher.tables;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what separates the cells by trying each candidate on the beginning of the file. */
final class CsvSniffer {
  private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
  private static final int RECORDS = 500;

  private CsvSniffer() {}

  /** What the records look like with one delimiter. */
  record Trial(
      char delimiter,
      int columns,
      double agreement,
      List<RawRecord> records,
      @Nullable TableException failure) {

    /** Agreement first; among delimiters that agree alike the one that finds more columns. */
    double score() {
      return columns < 2 ? 0 : agreement * agreement * (1 + Math.log(columns) / 10);
    }
  }

  /**
   * @param head the beginning of the text
   * @param whole whether it is all of it; otherwise the last record is cut and left out
   * @return null when no delimiter makes a table of it
   */
  static @Nullable Trial sniff(String head, boolean whole, Limits limits) throws IOException {
    var named = CsvRecords.separatorLine(head);
    if (named != null) {
      return trial(head, whole, named.charAt(0), limits);
    }
    Trial best = null;
    for (char candidate : CANDIDATES) {
      var trial = trial(head, whole, candidate, limits);
      if (best == null || trial.score() > best.score()) {
        best = trial;
      }
    }
    if (best != null && best.score() > 0 && best.agreement() >= 0.5) {
      return best;
    }
    var list = oneColumn(trial(head, whole, '\n', limits));
    if (list == null && best != null && best.failure() != null) {
      throw best.failure();
    }
    return list;
  }

  /** A list of one column is a table too, if its lines are short and free of commas. */
  private static @Nullable Trial oneColumn(Trial trial) {
    var records = trial.records();
    if (records.isEmpty() || trial.columns() != 1 || trial.agreement() < 0.9) {
      return null;
    }
    boolean isProse = records.stream().anyMatch(record -> record.cells().getFirst().length() > 200);
    return isProse || records.size() < 2
        ? null
        : new Trial(',', 1, trial.agreement(), records, trial.failure());
  }

  private static Trial trial(String head, boolean whole, char delimiter, Limits limits)
      throws IOException {
    var records = new ArrayList<RawRecord>();
    TableException failure = null;
    try (var reader = new CsvRecords(new StringReader(head), delimiter, limits)) {
      for (var record = reader.next();
          record != null && records.size() < RECORDS;
          record = reader.next()) {
        if (!record.isBlank()) {
          records.add(record);
        }
      }
    } catch (TableException e) {
      // What was read before counts; the whole file is read again and refuses then.
      failure = e;
    }
    if (!whole && records.size() > 1 && records.size() < RECORDS) {
      records.removeLast();
    }
    var byColumns = new HashMap<Integer, Integer>();
    records.forEach(record -> byColumns.merge(record.cells().size(), 1, Integer::sum));
    var most =
        byColumns.entrySet().stream()
            .max(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .orElse(Map.entry(0, 0));
    double agreement = records.isEmpty() ? 0 : (double) most.getValue() / records.size();
    return new Trial(delimiter, most.getKey(), agreement, records, failure);
  }
}
