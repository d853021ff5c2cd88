package io.kesher.importing;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Some thousand rows of a file on their way in: what each became, and what became of each. */
public interface ImportChunk {
  long importId();

  /** The key fields by which a customer is recognised, in the order in which they are tried. */
  Set<String> matchOn();

  OnMatch onMatch();

  /**
   * The records of this target in the order of the file, without those of rows rejected meanwhile.
   */
  List<ImportRecord> records(String target);

  /** Refuses the row: nothing of it may have been written. */
  void reject(long row, String reason, String field);

  /** Refuses the row, and keeps nothing of what it said. */
  void conceal(long row, String reason);

  /**
   * Says what became of the row's record of this target, and which record it is, for targets that
   * come later.
   */
  void settle(long row, String target, long recordId, Outcome outcome);

  /**
   * Says that something of the row was left out though the rest of it came in: what the file said
   * there, and why, as a message key below {@code importing.rule.}.
   */
  void leaveOut(long row, String target, String field, String said, String reason);

  /**
   * Which record of this target the row speaks of. Fails where the target has not settled the row.
   */
  long reference(long row, String target);

  /** Whether this target has settled the row. */
  boolean refersTo(long row, String target);

  /** Records in the order of what they refer to: so laid down, indexes by it grow page by page. */
  default List<ImportRecord> byReference(List<ImportRecord> records, String target) {
    record Referring(long reference, ImportRecord record) {}
    return records.stream()
        .map(record -> new Referring(reference(record.row(), target), record))
        .sorted(Comparator.comparingLong(Referring::reference))
        .map(Referring::record)
        .toList();
  }
}
