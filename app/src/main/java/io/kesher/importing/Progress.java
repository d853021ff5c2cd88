package io.kesher.importing;

import static io.kesher.db.importing.Tables.IMPORT;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.UpdateConditionStep;
import org.jooq.impl.DSL;

/**
 * Writes down how far the work on an import is. Each change holds only for the step that the worker
 * was called for: whoever was overtaken changes nothing and stops.
 */
final class Progress {
  private final DSLContext database;
  private final Stored stored;
  private final Clock clock;
  private final Consumer<String> news;

  Progress(DSLContext database, Stored stored, Clock clock, Consumer<String> news) {
    this.database = database;
    this.stored = stored;
    this.clock = clock;
    this.news = news;
  }

  /** Thrown where somebody has asked for something else meanwhile. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("overtaken", null, false, false);
    }
  }

  Instant now() {
    return clock.instant();
  }

  void began(Import work) {
    settle(
        work,
        mine(
            work,
            database
                .update(IMPORT)
                .set(IMPORT.STATE, ImportState.RUNNING.code())
                .set(IMPORT.STARTED_AT, DSL.coalesce(IMPORT.STARTED_AT, DSL.val(now())))
                .where(IMPORT.ID.eq(work.id()))));
  }

  /** In the chunk's own transaction: its rows and the cursor hold together or not at all. */
  void tookIn(Import work, long rowsBefore, Counts chunk, Tallies records) {
    settle(
        work,
        mine(
                work,
                database
                    .update(IMPORT)
                    .set(IMPORT.ROWS_DONE, IMPORT.ROWS_DONE.plus(chunk.rows()))
                    .set(IMPORT.CREATED, plus(IMPORT.CREATED, chunk.created()))
                    .set(IMPORT.UPDATED, plus(IMPORT.UPDATED, chunk.updated()))
                    .set(IMPORT.UNCHANGED, plus(IMPORT.UNCHANGED, chunk.unchanged()))
                    .set(IMPORT.SKIPPED, plus(IMPORT.SKIPPED, chunk.skipped()))
                    .set(IMPORT.REJECTED, plus(IMPORT.REJECTED, chunk.rejected()))
                    .set(IMPORT.RECORDS, stored.write(records))
                    .where(IMPORT.ID.eq(work.id())))
            .and(IMPORT.ROWS_DONE.eq(rowsBefore)));
  }

  void tried(Import work, Trial trial) {
    settle(
        work,
        mine(
            work,
            database
                .update(IMPORT)
                .set(IMPORT.TRIAL, stored.write(trial))
                .set(
                    IMPORT.STATE,
                    (trial.finished() == null ? ImportState.CHECKING : ImportState.MAPPING).code())
                .where(IMPORT.ID.eq(work.id()))));
  }

  void moved(Import work, ImportState state) {
    settle(
        work,
        mine(
            work,
            database
                .update(IMPORT)
                .set(IMPORT.STATE, state.code())
                .set(IMPORT.FINISHED_AT, state.isAtWork() ? null : now())
                .where(IMPORT.ID.eq(work.id()))));
  }

  void failed(Import work, Failure failure) {
    settle(
        work,
        mine(
            work,
            database
                .update(IMPORT)
                .set(IMPORT.STATE, ImportState.FAILED.code())
                .set(IMPORT.FAILURE, stored.write(failure))
                .set(IMPORT.FINISHED_AT, now())
                .where(IMPORT.ID.eq(work.id()))));
  }

  void undone(Import work, UndoReport report) {
    settle(
        work,
        mine(
            work,
            database
                .update(IMPORT)
                .set(IMPORT.STATE, ImportState.UNDONE.code())
                .set(IMPORT.UNDO_REPORT, stored.write(report))
                .set(IMPORT.UNDONE_AT, now())
                .where(IMPORT.ID.eq(work.id()))));
  }

  private static Field<Long> plus(Field<Long> counter, long more) {
    return counter.plus(more);
  }

  private static <R extends org.jooq.Record> UpdateConditionStep<R> mine(
      Import work, UpdateConditionStep<R> change) {
    return change.and(IMPORT.STEP.eq(work.step()));
  }

  private void settle(Import work, UpdateConditionStep<?> change) {
    if (change.execute() == 0) {
      throw new Overtaken();
    }
    news.accept(topic(work.id()));
  }

  static String topic(long importId) {
    return "imports/" + importId;
  }
}
