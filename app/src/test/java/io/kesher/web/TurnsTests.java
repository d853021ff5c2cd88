package io.kesher.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Timeout(30)
class TurnsTests {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();

  @AfterEach
  void leave() {
    people.shutdownNow();
  }

  @Test
  void whoeverFindsNoTurnWaitsAndComesWhenOneIsOver() throws Exception {
    var turns = new Turns(2, LONG);
    var first = new CountDownLatch(1);
    var second = new CountDownLatch(1);
    ask(turns, "/customers/1", first);
    ask(turns, "/customers/2", second);
    assertThat(List.of(begun.take(), begun.take()))
        .containsExactlyInAnyOrder("/customers/1", "/customers/2");
    var third = ask(turns, "/customers/3", new CountDownLatch(0));
    assertThat(begun.poll(50, TimeUnit.MILLISECONDS)).isNull();
    first.countDown();
    assertThat(begun.take()).isEqualTo("/customers/3");
    third.get();
    second.countDown();
  }

  @Test
  void whoWorksForLongKeepsNobodyWaiting() throws Exception {
    var turns = new Turns(1, SHORT);
    var export = new CountDownLatch(1);
    var slow = ask(turns, "/customers/export", export);
    assertThat(begun.take()).isEqualTo("/customers/export");
    ask(turns, "/customers/1", new CountDownLatch(0)).get();
    ask(turns, "/customers/2", new CountDownLatch(0)).get();
    export.countDown();
    slow.get();
  }

  /** Turns that were taken over, and those of whoever failed, are neither lost nor doubled. */
  @Test
  void thereAreAlwaysAsManyTurnsAsThereWere() throws Exception {
    var turns = new Turns(1, SHORT);
    var all = new ArrayList<Future<?>>();
    for (int each = 0; each < 50; each++) {
      all.add(ask(turns, each % 5 == 0 ? "fails" : "/customers/" + each, new CountDownLatch(0)));
    }
    for (var each : all) {
      each.get();
    }
    assertThat(turns.free()).isEqualTo(1);
  }

  @Test
  void aProbeAndTheProgramsOwnFilesWaitForNobody() throws Exception {
    var turns = new Turns(1, LONG);
    var busy = new CountDownLatch(1);
    ask(turns, "/customers/1", busy);
    assertThat(begun.take()).isEqualTo("/customers/1");
    ask(turns, "/health/live", new CountDownLatch(0)).get();
    ask(turns, "/assets/x/kesher.css", new CountDownLatch(0)).get();
    busy.countDown();
  }

  private Future<?> ask(Turns turns, String path, CountDownLatch until) {
    return people.submit(() -> {
      try {
        turns.doFilter(
            new MockHttpServletRequest("GET", path),
            new MockHttpServletResponse(),
            (_, _) -> work(path, until));
      } catch (IllegalStateException failed) {
        assertThat(failed).hasMessage("fails");
      }
      return null;
    });
  }

  private void work(String path, CountDownLatch until) {
    begun.add(path);
    try {
      until.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (path.equals("fails")) {
      throw new IllegalStateException(path);
    }
  }
}
