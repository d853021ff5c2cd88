package io.kesher.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file, read by the mapping.
 *
 * @param refused why nothing of it is written
 * @param skipped it was left out knowingly, for that reason
 */
record ParsedRow(
    long number,
    List<String> cells,
    @Nullable Rejection refused,
    boolean skipped,
    List<Part> parts,
    List<Note> notes) {

  /** One record that the row becomes. */
  record Part(String target, ImportRecord record) {}

  static ParsedRow refused(long number, List<String> cells, Rejection rejection) {
    return new ParsedRow(number, cells, rejection, false, List.of(), List.of());
  }

  static ParsedRow skipped(long number, List<String> cells, Rejection why) {
    return new ParsedRow(number, cells, why, true, List.of(), List.of());
  }

  /** How much memory it takes, about. */
  int weight() {
    int characters = 64;
    for (String cell : cells) {
      characters += 40 + cell.length();
    }
    return characters;
  }
}
