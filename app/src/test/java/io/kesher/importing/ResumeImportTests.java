package io.kesher.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResumeImportTests {
  private static final int ROWS = 25_000;
  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  /** What kill -9 leaves: an exception that nobody handles, at a moment of our choosing. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void goesOnWhereACrashHasStoppedIt() {
    Import taken = people();
    desk.steps.run(taken.id());
    PlainTarget target = desk.target("activity"); // the last one: all others have written
    target.beforeWriting =
        () -> {
          if (target.writes == 1) {
            throw new Crash();
          }
        };
    assertThatThrownBy(desk::work).isInstanceOf(Crash.class);
    Import crashed = desk.again(taken);
    assertThat(crashed.state()).isEqualTo(ImportState.RUNNING);
    assertThat(crashed.counts().rows()).isEqualTo(Chunks.FIRST_ROWS);
    assertThat(PlainTarget.count(desk.database, "customer")).isEqualTo(Chunks.FIRST_ROWS);

    target.beforeWriting = () -> {};
    desk.work();

    Import done = desk.again(taken);
    assertThat(done.state()).isEqualTo(ImportState.DONE);
    assertThat(done.counts()).isEqualTo(new Counts(ROWS, ROWS, 0, 0, 0, 0));
    assertThat(done.records().of("customer").created()).isEqualTo(ROWS);
    assertThat(PlainTarget.count(desk.database, "customer")).isEqualTo(ROWS);
    assertThat(desk.database.fetchCount(io.kesher.db.importing.Tables.ROW)).isEqualTo(ROWS);
  }

  @Test
  void stopsAWorkerThatWasOvertaken() {
    Import taken = people();
    desk.steps.run(taken.id());
    Engine second = desk.engine();
    PlainTarget target = desk.target("customer");
    target.beforeWriting =
        () -> {
          if (target.writes == 1) {
            target.beforeWriting = () -> {};
            java.util.concurrent.CompletableFuture.runAsync(
                    () -> second.work(taken.id(), desk.again(taken).step()))
                .join();
          }
        };
    desk.work();
    assertThat(desk.again(taken).counts().rows()).isEqualTo(ROWS);
    assertThat(PlainTarget.count(desk.database, "customer")).isEqualTo(ROWS);
  }

  @Test
  void keepsWhatIsInWhenCancelledAndTakesTheRestLater() {
    Import taken = people();
    desk.steps.run(taken.id());
    PlainTarget target = desk.target("activity");
    target.beforeWriting =
        () -> {
          if (target.writes == 1) {
            target.beforeWriting = () -> {};
            java.util.concurrent.CompletableFuture.runAsync(() -> desk.steps.cancel(taken.id()))
                .join();
          }
        };
    desk.work();
    Import cancelled = desk.again(taken);
    assertThat(cancelled.state()).isEqualTo(ImportState.CANCELLED);
    assertThat(cancelled.counts().rows()).isEqualTo(Chunks.FIRST_ROWS);
    assertThat(cancelled.canUndo()).isTrue();

    desk.steps.run(taken.id());
    desk.work();
    assertThat(desk.again(taken).state()).isEqualTo(ImportState.DONE);
    assertThat(PlainTarget.count(desk.database, "customer")).isEqualTo(ROWS);

    desk.steps.undo(taken.id());
    desk.work();
    assertThat(PlainTarget.count(desk.database, "customer")).isZero();
  }

  @Test
  void letsOnlyOneGoOnAtATime() {
    assertThat(desk.lock.run(() -> assertThat(desk.lock.run(() -> {})).isFalse())).isTrue();
    assertThat(desk.lock.run(() -> {})).isTrue();
  }

  private Import people() {
    String lines =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(number -> number + ",Customer " + number)
            .collect(Collectors.joining("\n", "Customer ID,Name\n", "\n"));
    return desk.bring("people.csv", lines);
  }
}
