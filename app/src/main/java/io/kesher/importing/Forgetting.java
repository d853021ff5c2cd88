package io.kesher.importing;

import static io.kesher.db.importing.Tables.IMPORT;
import static io.kesher.db.importing.Tables.PIECE;
import static io.kesher.db.importing.Tables.ROW;

import io.kesher.db.importing.Routines;
import io.kesher.tables.ColumnProfile;
import io.kesher.tables.Detection;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets go of what files said of somebody. A row that tells of them keeps its outcome and loses its
 * cells; the file itself, out of which one row cannot be taken, goes whole, with its samples.
 */
@Component
public class Forgetting {
  private final DSLContext database;
  private final Imports imports;
  private final Stored stored;

  Forgetting(DSLContext database, Imports imports, Stored stored) {
    this.database = database;
    this.imports = imports;
    this.stored = stored;
  }

  /**
   * @param numbers what a cell is or holds, in any case; short ones count only as a whole cell of a
   *     column that the import took for an external id
   * @param digits of phones and ids, as much of them as all notations have in common
   * @param names others may be called so too: looked for only in rows that became nothing
   * @return how many files went
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int forget(
      Collection<String> numbers, Collection<String> digits, Collection<String> names) {
    var told =
        database
            .select(
                Routines.forget(
                    numbers.toArray(String[]::new),
                    digits.toArray(String[]::new),
                    names.toArray(String[]::new)))
            .fetchSingle()
            .value1();
    var files = told == null ? List.<Long>of() : Stream.of(told).toList();
    files.forEach(this::dropFile);
    return files.size();
  }

  /** The file of an import goes; what became of its rows stays. */
  @Transactional
  public void dropFile(long importId) {
    database.deleteFrom(PIECE).where(PIECE.IMPORT_ID.eq(importId)).execute();
    imports
        .find(importId)
        .ifPresent(found ->
            database
                .update(IMPORT)
                .set(IMPORT.EXAMINATION, stored.write(withoutSamples(found.file())))
                .where(IMPORT.ID.eq(importId))
                .execute());
  }

  /** Whether a row of this import was told apart as somebody's of whom nothing is to be kept. */
  public boolean met(long importId, String reason) {
    return database.fetchExists(
        ROW, ROW.IMPORT_ID.eq(importId).and(ROW.REASON.eq(Rejection.OWN + reason)));
  }

  private static Detection withoutSamples(Detection file) {
    return new Detection(
        file.format(),
        file.columns().stream().map(Forgetting::withoutSamples).toList(),
        List.of(),
        file.rows(),
        file.totalsRow(),
        file.sheets(),
        file.warnings());
  }

  private static ColumnProfile withoutSamples(ColumnProfile column) {
    return new ColumnProfile(
        column.index(),
        column.name(),
        column.kind(),
        column.dateOrder(),
        column.dateOrderAmbiguous(),
        column.decimalMark(),
        column.decimalMarkAmbiguous(),
        column.currency(),
        column.filled(),
        column.empty(),
        column.notAvailable(),
        List.of());
  }
}
