package io.kesher.importing;

import static io.kesher.db.importing.Tables.ROW;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** What became of each row of each file. */
@Component
public final class Rows {
  private static final TypeReference<List<Note>> NOTES = new TypeReference<>() {};

  private final DSLContext database;
  private final Stored stored;

  Rows(DSLContext database, Stored stored) {
    this.database = database;
    this.stored = stored;
  }

  /**
   * A row of a file and what became of it.
   *
   * @param number from 1 below the header
   * @param cells as they stand in the file
   */
  public record ImportRow(
      long number,
      Outcome outcome,
      @Nullable Rejection rejection,
      List<Note> notes,
      List<String> cells) {}

  /** Rows in the order of the file. */
  public List<ImportRow> page(
      long importId, @Nullable Outcome outcome, boolean onlyNoted, long after, int most) {
    return database
        .selectFrom(ROW)
        .where(
            ROW.IMPORT_ID.eq(importId),
            ROW.NUMBER.gt(after),
            is(outcome),
            onlyNoted ? ROW.NOTES.isNotNull() : DSL.noCondition())
        .orderBy(ROW.NUMBER)
        .limit(most)
        .fetch(this::read);
  }

  public Optional<ImportRow> find(long importId, long number) {
    return database
        .selectFrom(ROW)
        .where(ROW.IMPORT_ID.eq(importId), ROW.NUMBER.eq(number))
        .fetchOptional(this::read);
  }

  /** Each rejected row in turn, without holding them all. */
  void eachRejected(long importId, Consumer<ImportRow> taker) {
    long after = 0;
    List<ImportRow> page;
    do {
      page = page(importId, Outcome.REJECTED, false, after, 1000);
      page.forEach(taker);
      after = page.isEmpty() ? after : page.getLast().number();
    } while (page.size() == 1000);
  }

  /** Keeps what became of each row of the chunk; of a trial only the rejected ones are kept. */
  void keep(Chunk chunk, boolean onlyRejected) {
    Copy.into(
        database,
        ROW,
        List.of(
            ROW.IMPORT_ID,
            ROW.NUMBER,
            ROW.OUTCOME,
            ROW.REASON,
            ROW.COLUMN_NAME,
            ROW.VALUE,
            ROW.NOTES,
            ROW.CELLS),
        line -> {
          for (int place = 0; place < chunk.rows().size(); place++) {
            if (!onlyRejected || chunk.outcome(place) == Outcome.REJECTED) {
              write(line, chunk, place);
            }
          }
        });
  }

  void forget(long importId) {
    database.deleteFrom(ROW).where(ROW.IMPORT_ID.eq(importId)).execute();
  }

  private void write(Copy.Line line, Chunk chunk, int place) {
    ParsedRow row = chunk.rows().get(place);
    Rejection rejection = chunk.rejection(place);
    line.add(chunk.importId()).add(row.number()).add(chunk.outcome(place).code());
    if (rejection == null) {
      line.add(null).add(null).add(null);
    } else {
      line.add(rejection.reason())
          .add(storable(rejection.column()))
          .add(storable(rejection.value()));
    }
    boolean shown = !chunk.isConcealed(place);
    List<Note> notes = chunk.notes(place);
    line.add(notes.isEmpty() || !shown ? null : stored.text(notes));
    line.addAll(shown ? storable(row.cells()) : Collections.nCopies(row.cells().size(), ""));
    line.end();
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : Shown.storable(text);
  }

  private static List<String> storable(List<String> cells) {
    for (String cell : cells) {
      if (cell.indexOf('\0') >= 0) {
        List<String> clean = new ArrayList<>(cells);
        clean.replaceAll(Shown::storable);
        return clean;
      }
    }
    return cells;
  }

  private static Condition is(@Nullable Outcome outcome) {
    return outcome == null ? DSL.noCondition() : ROW.OUTCOME.eq(String.valueOf(outcome.code()));
  }

  private ImportRow read(Record row) {
    String reason = row.get(ROW.REASON);
    var notes = row.get(ROW.NOTES);
    return new ImportRow(
        row.get(ROW.NUMBER),
        Outcome.of(row.get(ROW.OUTCOME)),
        reason == null ? null : new Rejection(reason, row.get(ROW.COLUMN_NAME), row.get(ROW.VALUE)),
        notes == null ? List.of() : stored.read(notes, NOTES),
        Arrays.asList(row.get(ROW.CELLS)));
  }
}
