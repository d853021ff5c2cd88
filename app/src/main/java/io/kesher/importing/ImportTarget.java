package io.kesher.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of record that rows of a file can become: the socket of this module. The importer knows no
 * rows; each module that owns a kind of record brings its target as a bean. Beans are asked in the
 * order of {@code @Order}: customers before agreements, agreements before ledger entries.
 */
public interface ImportTarget {
  /** What mappings and message keys call it: {@code customer}, {@code income}. */
  String name();

  /** What can be mapped to it, in the order in which a person thinks of it. */
  List<ImportField> fields();

  /**
   * Whether a row whose cells for it are all empty is whole without it: most customers of a file
   * have no tag and no task.
   */
  default boolean isBeside() {
    return false;
  }

  /**
   * The fault of one record that its fields alone do not show, found before anything of its row is
   * written.
   *
   * @param values by the name of the field, typed as {@link FieldType} says; absent where the cell
   *     was empty
   */
  default Optional<Fault> check(Map<String, Object> values) {
    return Optional.empty();
  }

  /**
   * What checks the records of one file: asked for once, so that whatever it needs to know is read
   * once.
   */
  default Function<Map<String, Object>, Optional<Fault>> checks() {
    return this::check;
  }

  /**
   * Refuses rows of the chunk that can only be looked at together, before any target has written
   * something of them: such as those that name somebody who is not there.
   */
  default void examine(ImportChunk chunk) {}

  /**
   * Writes the chunk's records of this kind as a set, inside the chunk's transaction, and tells the
   * chunk what became of each. May reject a row only where no target before it has written
   * something of that row.
   */
  void write(ImportChunk chunk);

  /**
   * After the last chunk of an import, in a transaction of its own, which may run again after a
   * crash.
   */
  default void finish(long importId) {}

  /**
   * Takes back what the import wrote, in the reverse order of targets and in one transaction. What
   * people have changed since stays and is counted as kept.
   */
  Undone undo(long importId);

  /** After all targets have undone, in the same transaction. */
  default void afterUndo() {}

  /**
   * Why a record is refused: a message key below {@code importing.fault.} and the field it lies in.
   */
  record Fault(String reason, String field) {
    /** The fault of a text that is longer than fits; none where it fits or is absent. */
    public static Optional<Fault> tooLong(Map<String, Object> values, String field, int most) {
      return values.get(field) instanceof String text && text.length() > most
          ? Optional.of(new Fault("too-long", field))
          : Optional.empty();
    }
  }

  /**
   * How many records went, went back to what they were, or stayed because somebody has used them
   * since.
   */
  record Undone(long removed, long restored, long kept) {
    public static final Undone NOTHING = new Undone(0, 0, 0);
  }
}
