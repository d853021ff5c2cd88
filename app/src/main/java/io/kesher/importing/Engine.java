package io.kesher.importing;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import io.kesher.audit.Acting;
import io.kesher.audit.Actor;
import io.kesher.importing.ImportTarget.Undone;
import io.kesher.importing.Progress.Overtaken;
import io.kesher.tables.TableException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files in.
 *
 * <p>A chunk of rows is one transaction: its records, what became of each row, and the cursor
 * {@code rows_done}. So after a crash at any moment the rows up to the cursor are in and no others
 * are; whoever takes the job up reads the file again from the start and skips to the cursor. Two
 * workers on one import cannot double anything either: the cursor moves only from where the worker
 * found it, and the one who comes second rolls back.
 *
 * <p>A dry run is the same in one transaction that is rolled back; its progress and its rejected
 * rows are written beside it, in transactions of their own.
 */
final class Engine {
  private final DSLContext database;
  private final Imports imports;
  private final Rows rows;
  private final Targets targets;
  private final Progress progress;
  private final Supplier<Currency> currency;
  private final TransactionTemplate transaction;
  private final TransactionTemplate beside;

  Engine(
      DSLContext database,
      Imports imports,
      Rows rows,
      Targets targets,
      Progress progress,
      Supplier<Currency> currency,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.imports = imports;
    this.rows = rows;
    this.targets = targets;
    this.progress = progress;
    this.currency = currency;
    this.transaction = new TransactionTemplate(transactions);
    this.beside = new TransactionTemplate(transactions);
    this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Does what the import waits for, if it still waits for this step. */
  void work(long importId, int step) {
    Import work = imports.find(importId).filter(found -> found.step() == step).orElse(null);
    if (work != null) {
      Acting.as(Actor.importing(work.requestedBy(), importId), () -> go(work));
    }
  }

  private void go(Import work) {
    try {
      switch (work.state()) {
        case CHECKING -> tryOut(work);
        case QUEUED, RUNNING -> run(work);
        case SUMMING -> sumUp(work, ImportState.DONE);
        case CANCELLED -> sumUp(work, ImportState.CANCELLED);
        case UNDOING -> undo(work);
        case MAPPING, DONE, FAILED, UNDONE -> {
          // Nothing is waited for.
        }
      }
    } catch (Overtaken _) {
      // The job of the next step does the rest.
    } catch (TableException fault) {
      fail(work, new Failure(fault.code(), fault.arguments()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the program ends; the next one goes on
    }
  }

  /** Gives the import up: what is in stays until it is undone. */
  void fail(Import work, Failure failure) {
    try {
      transaction.executeWithoutResult(_ -> progress.failed(work, failure));
    } catch (Overtaken _) {
      // Somebody has asked for something else meanwhile.
    }
  }

  private void run(Import work) throws InterruptedException {
    transaction.executeWithoutResult(_ -> {
      progress.began(work);
      if (work.counts().rows() == 0) {
        rows.forget(work.id()); // what a dry run has left
      }
    });
    RowParser parser = parser(work);
    long done = work.counts().rows();
    Tallies records = work.records();
    try (Chunks chunks = chunks(work, parser, done)) {
      for (List<ParsedRow> next = chunks.next(); next != null; next = chunks.next()) {
        Chunk chunk = new Chunk(work.id(), work.mapping(), parser, next);
        long before = done;
        Tallies recordsBefore = records;
        records =
            inTransaction(() -> {
              commitSoon();
              write(chunk);
              Tallies after = recordsBefore.plus(chunk.tallies());
              progress.tookIn(work, before, chunk.counts(), after);
              rows.keep(chunk, false);
              return after;
            });
        done = chunk.last();
      }
    }
    transaction.executeWithoutResult(_ -> progress.moved(work, ImportState.SUMMING));
    sumUp(work, ImportState.DONE);
  }

  private void write(Chunk chunk) {
    targets.all().forEach(target -> target.examine(chunk));
    targets.all().forEach(target -> target.write(chunk));
  }

  /**
   * A chunk need not wait for the disk: if a crash takes the last ones, it takes the cursor with
   * them, and they come again. The next step commits as everything else does, and they with it.
   */
  private void commitSoon() {
    database.setLocal(name("synchronous_commit"), inline("off")).execute();
  }

  private void sumUp(Import work, ImportState end) {
    for (ImportTarget target : targets.all()) {
      transaction.executeWithoutResult(_ -> target.finish(work.id()));
    }
    transaction.executeWithoutResult(_ -> progress.moved(work, end));
  }

  private void tryOut(Import work) throws InterruptedException {
    Trial begun = new Trial(Counts.NONE, Tallies.none(), progress.now(), null);
    beside.executeWithoutResult(_ -> {
      progress.tried(work, begun);
      rows.forget(work.id());
    });
    RowParser parser = parser(work);
    Trial trial;
    try (Chunks chunks = chunks(work, parser, 0)) {
      trial =
          inTransaction(status -> {
            status.setRollbackOnly();
            return tryAll(work, parser, chunks, begun);
          });
    }
    Trial whole = new Trial(trial.counts(), trial.records(), trial.started(), progress.now());
    beside.executeWithoutResult(_ -> progress.tried(work, whole));
  }

  private Trial tryAll(Import work, RowParser parser, Chunks chunks, Trial begun) {
    Trial trial = begun;
    for (List<ParsedRow> next = take(chunks); next != null; next = take(chunks)) {
      Chunk chunk = new Chunk(work.id(), work.mapping(), parser, next);
      write(chunk);
      Trial soFar =
          new Trial(
              trial.counts().plus(chunk.counts()),
              trial.records().plus(chunk.tallies()),
              trial.started(),
              null);
      beside.executeWithoutResult(_ -> {
        rows.keep(chunk, true);
        progress.tried(work, soFar);
      });
      trial = soFar;
    }
    return trial;
  }

  private void undo(Import work) {
    transaction.executeWithoutResult(_ -> {
      Map<String, Undone> report = new HashMap<>();
      for (ImportTarget target : targets.all().reversed()) {
        report.put(target.name(), target.undo(work.id()));
      }
      targets.all().forEach(ImportTarget::afterUndo);
      progress.undone(work, new UndoReport(report));
    });
  }

  private RowParser parser(Import work) {
    return RowParsers.of(work.mapping(), targets, work.file(), currency.get());
  }

  private Chunks chunks(Import work, RowParser parser, long after) {
    return new Chunks(
        new PieceSource(database, work.id(), work.fileName(), work.bytes()),
        work.file().format(),
        parser,
        after);
  }

  private static @org.jspecify.annotations.Nullable List<ParsedRow> take(Chunks chunks) {
    try {
      return chunks.next();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Overtaken();
    }
  }

  private <T> T inTransaction(Supplier<T> change) {
    return inTransaction(_ -> change.get());
  }

  private <T> T inTransaction(
      org.springframework.transaction.support.TransactionCallback<T> change) {
    return java.util.Objects.requireNonNull(transaction.execute(change));
  }
}
