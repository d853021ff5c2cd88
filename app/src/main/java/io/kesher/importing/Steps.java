package io.kesher.importing;

import static io.kesher.db.importing.Tables.IMPORT;
import static io.kesher.db.importing.Tables.PIECE;

import io.kesher.tables.Detection;
import io.kesher.tables.Detections;
import io.kesher.tables.Examination;
import io.kesher.tables.Limits;
import io.kesher.tables.TableFormat;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people can ask of an import. Asking twice is asking once; asking for what cannot be any more
 * is refused.
 */
public final class Steps {
  private static final Set<ImportState> OPEN =
      EnumSet.of(ImportState.MAPPING, ImportState.CHECKING, ImportState.FAILED);

  private final DSLContext database;
  private final Imports imports;
  private final Rows rows;
  private final Targets targets;
  private final Suggestions suggestions;
  private final Stored stored;
  private final JobQueue jobs;
  private final Consumer<String> news;
  private final TransactionTemplate transaction;

  Steps(
      DSLContext database,
      Imports imports,
      Rows rows,
      Targets targets,
      Suggestions suggestions,
      Stored stored,
      JobQueue jobs,
      Consumer<String> news,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.imports = imports;
    this.rows = rows;
    this.targets = targets;
    this.suggestions = suggestions;
    this.stored = stored;
    this.jobs = jobs;
    this.news = news;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Reads the file in another way; the mapping stays as far as its columns are still there. */
  public void format(long id, TableFormat format) {
    Import work = imports.get(id);
    requireFile(id);
    var source = new PieceSource(database, id, work.fileName(), work.bytes());
    Detection found = examine(source, format);
    Suggestion suggestion = suggestions.of(found.columns());
    boolean stands = found.header().containsAll(work.mapping().columns());
    edit(
        work,
        Map.of(
            IMPORT.EXAMINATION,
            stored.write(found),
            IMPORT.ROWS_TOTAL,
            found.rows(),
            IMPORT.GUESSES,
            stored.write(suggestion.guesses()),
            IMPORT.MAPPING,
            stored.write(stands ? work.mapping() : suggestion.mapping())));
  }

  /** Says anew what the columns become. An unfinished mapping is kept, but cannot be run. */
  public void mapping(long id, Mapping mapping, @Nullable String profile) {
    Import work = imports.get(id);
    List<MappingFault> broken =
        faults(mapping, work.file().header()).stream()
            .filter(fault -> !fault.code().endsWith(".required"))
            .filter(fault -> !fault.code().endsWith(".no-key"))
            .filter(fault -> !fault.code().endsWith(".nothing"))
            .toList();
    refuse(broken);
    var mapped = stored.write(mapping);
    edit(
        work,
        profile == null
            ? Map.of(IMPORT.MAPPING, mapped)
            : Map.of(IMPORT.MAPPING, mapped, IMPORT.PROFILE, profile));
  }

  /** What keeps a mapping from being run on a file with these columns. */
  public List<MappingFault> faults(Mapping mapping, List<String> columns) {
    return MappingCheck.faults(mapping, targets, columns);
  }

  public void trial(long id) {
    Import work = imports.get(id);
    if (work.state() == ImportState.CHECKING) {
      return;
    }
    requireFile(id);
    refuse(faults(work.mapping(), work.file().header()));
    transaction.executeWithoutResult(_ ->
        advance(
            work, OPEN, ImportState.CHECKING, Map.of(IMPORT.TRIAL, DSL.castNull(IMPORT.TRIAL))));
  }

  /** Starts, or goes on where a cancelled or failed one has stopped. */
  public void run(long id) {
    Import work = imports.get(id);
    switch (work.state()) {
      case QUEUED, RUNNING, SUMMING, DONE -> {
        return;
      }
      case MAPPING, CHECKING, FAILED, CANCELLED, UNDOING, UNDONE -> {
        requireFile(id);
        refuse(faults(work.mapping(), work.file().header()));
      }
    }
    transaction.executeWithoutResult(_ ->
        advance(
            work,
            EnumSet.of(
                ImportState.MAPPING,
                ImportState.CHECKING,
                ImportState.FAILED,
                ImportState.CANCELLED),
            ImportState.QUEUED,
            Map.of(IMPORT.FAILURE, DSL.castNull(IMPORT.FAILURE))));
  }

  /** Stops a dry run, or an import: what is in stays and can be undone. */
  public void cancel(long id) {
    Import work = imports.get(id);
    if (work.state() == ImportState.CANCELLED) {
      return;
    }
    boolean untouched =
        work.state() == ImportState.CHECKING
            || (work.state() == ImportState.QUEUED && work.counts().rows() == 0);
    Set<ImportState> from =
        untouched ? EnumSet.of(work.state()) : EnumSet.of(ImportState.QUEUED, ImportState.RUNNING);
    ImportState to = untouched ? ImportState.MAPPING : ImportState.CANCELLED;
    transaction.executeWithoutResult(_ -> advance(work, from, to, Map.of()));
  }

  public void undo(long id) {
    Import work = imports.get(id);
    if (work.state() == ImportState.UNDOING || work.state() == ImportState.UNDONE) {
      return;
    }
    transaction.executeWithoutResult(_ ->
        advance(
            work,
            EnumSet.of(ImportState.DONE, ImportState.FAILED, ImportState.CANCELLED),
            ImportState.UNDOING,
            Map.of()));
  }

  /** A file goes where somebody in it was erased. */
  private void requireFile(long id) {
    if (!database.fetchExists(PIECE, PIECE.IMPORT_ID.eq(id))) {
      throw Refusal.of(HttpStatus.CONFLICT, "importing.refusal.file-gone");
    }
  }

  private static Detection examine(PieceSource source, TableFormat format) {
    try {
      return readable(Detections.examine(source, format, Limits.standard()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static Detection readable(Examination examination) {
    return switch (examination) {
      case Examination.Readable(var detection) -> detection;
      case Examination.Refused(var code, var arguments) ->
          throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, code, arguments.toArray());
    };
  }

  static void refuse(List<MappingFault> faults) {
    if (!faults.isEmpty()) {
      throw Refusal.of(
          faults.stream()
              .map(fault -> FieldFault.of("mapping", fault.code(), fault.arguments().toArray()))
              .toList());
    }
  }

  /** Only what has not begun can be mapped anew; a dry run under way is overtaken. */
  private void edit(Import work, Map<? extends Field<?>, ?> changes) {
    if (work.counts().rows() > 0) {
      throw notNow(work.state());
    }
    transaction.executeWithoutResult(_ -> {
      advance(work, OPEN, ImportState.MAPPING, changes);
      database.update(IMPORT).setNull(IMPORT.TRIAL).where(IMPORT.ID.eq(work.id())).execute();
      rows.forget(work.id());
    });
  }

  private void advance(
      Import work, Set<ImportState> from, ImportState to, Map<? extends Field<?>, ?> changes) {
    String[] states = from.stream().map(ImportState::code).toArray(String[]::new);
    Integer step =
        database
            .update(IMPORT)
            .set(IMPORT.STATE, to.code())
            .set(IMPORT.STEP, IMPORT.STEP.plus(1))
            .set(changes)
            .where(IMPORT.ID.eq(work.id()), IMPORT.STATE.in(Arrays.asList(states)))
            .returning(IMPORT.STEP)
            .fetchOptional(IMPORT.STEP)
            .orElseThrow(() -> notNow(work.state()));
    if (to != ImportState.MAPPING) {
      jobs.add(work.id(), step);
    }
    news.accept(Progress.topic(work.id()));
  }

  private static Refusal notNow(ImportState state) {
    return Refusal.of(HttpStatus.CONFLICT, "importing.refusal.state." + state.code());
  }
}
