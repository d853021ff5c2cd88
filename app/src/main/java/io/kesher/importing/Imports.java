package io.kesher.importing;

import static io.kesher.db.importing.Tables.IMPORT;

import io.kesher.tables.Detection;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** All files that came in. */
@Component
public final class Imports {
  private final DSLContext database;
  private final Stored stored;

  Imports(DSLContext database, Stored stored) {
    this.database = database;
    this.stored = stored;
  }

  /** The newest first. */
  public List<Import> page(@Nullable Long after, int most) {
    return database
        .selectFrom(IMPORT)
        .where(after == null ? DSL.noCondition() : IMPORT.ID.lt(after))
        .orderBy(IMPORT.ID.desc())
        .limit(most)
        .fetch(this::read);
  }

  /** Refuses what is not there. */
  public Import get(long id) {
    return find(id).orElseThrow(Refusal::notFound);
  }

  public Optional<Import> find(long id) {
    return one(IMPORT.ID.eq(id));
  }

  /** The import of the same bytes that was not undone. */
  Optional<Import> ofSameFile(byte[] sha256) {
    return one(
        IMPORT.ID.eq(
            DSL.select(DSL.max(IMPORT.ID))
                .from(IMPORT)
                .where(IMPORT.SHA256.eq(sha256), IMPORT.STATE.ne(ImportState.UNDONE.code()))));
  }

  /** The latest other import of the same bytes that was not undone. */
  public Optional<Import> twin(Import one) {
    return database
        .select(DSL.max(IMPORT.ID))
        .from(IMPORT)
        .where(
            IMPORT.ID.ne(one.id()),
            IMPORT.STATE.ne(ImportState.UNDONE.code()),
            IMPORT.SHA256.eq(DSL.select(IMPORT.SHA256).from(IMPORT).where(IMPORT.ID.eq(one.id()))))
        .fetchOptional(0, Long.class)
        .flatMap(this::find);
  }

  /** The import that this one waits for: one runs at a time. */
  public Optional<Import> blocking(Import waiting) {
    boolean waits =
        waiting.state() == ImportState.QUEUED
            || (waiting.state() == ImportState.CHECKING && waiting.rowsRead() == 0);
    return waits
        ? one(
            IMPORT.ID.eq(
                DSL.select(DSL.min(IMPORT.ID))
                    .from(IMPORT)
                    .where(
                        IMPORT.ID.ne(waiting.id()),
                        IMPORT.STATE.in("running", "summing", "checking", "undoing"))))
        : Optional.empty();
  }

  private Optional<Import> one(Condition condition) {
    return database.selectFrom(IMPORT).where(condition).fetchOptional(this::read);
  }

  private Import read(Record row) {
    return new Import(
        row.get(IMPORT.ID),
        row.get(IMPORT.FILE_NAME),
        row.get(IMPORT.BYTES),
        ImportState.of(row.get(IMPORT.STATE)),
        row.get(IMPORT.STEP),
        stored.read(row.get(IMPORT.EXAMINATION), Detection.class),
        stored.read(row.get(IMPORT.GUESSES), new TypeReference<List<Suggestion.Guess>>() {}),
        stored.read(row.get(IMPORT.MAPPING), Mapping.class),
        row.get(IMPORT.PROFILE),
        new Counts(
            row.get(IMPORT.ROWS_DONE),
            row.get(IMPORT.CREATED),
            row.get(IMPORT.UPDATED),
            row.get(IMPORT.UNCHANGED),
            row.get(IMPORT.SKIPPED),
            row.get(IMPORT.REJECTED)),
        stored.read(row.get(IMPORT.RECORDS), Tallies.class),
        stored.readIfPresent(row.get(IMPORT.TRIAL), Trial.class),
        stored.readIfPresent(row.get(IMPORT.UNDO_REPORT), UndoReport.class),
        stored.readIfPresent(row.get(IMPORT.FAILURE), Failure.class),
        row.get(IMPORT.REQUESTED_BY),
        row.get(IMPORT.REQUESTED_AT),
        row.get(IMPORT.STARTED_AT),
        row.get(IMPORT.FINISHED_AT));
  }
}
