package io.kesher.postgres;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again whenever its process ends without being asked to, with longer pauses
 * while that fails.
 */
final class Watcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watcher.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Server server;
  private final Thread thread;
  private volatile boolean closed;

  Watcher(Server server) {
    this.server = server;
    this.thread = Thread.ofPlatform().daemon().name("postgres-watcher").start(this::watch);
  }

  private void watch() {
    try {
      while (!closed) {
        server.awaitEnd();
        mend();
      }
    } catch (InterruptedException closing) {
      log.debug("No longer watching the database.");
    }
  }

  private void mend() throws InterruptedException {
    for (var pause = FIRST_PAUSE; !closed; pause = longer(pause)) {
      log.warn("The database server has ended unexpectedly; starting it again.");
      try {
        server.startAgain();
        log.info("The database runs again.");
        return;
      } catch (RuntimeException failure) {
        log.error("{} Next attempt in {} ms.", failure.getMessage(), pause.toMillis());
        Thread.sleep(pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /** Returns when no start is under way any more. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }
}
