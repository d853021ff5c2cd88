package io.kesher.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Feels whether the database still answers. Whoever is in the middle of a statement would wait for
 * a server that hangs as long as a statement may take; where the shortest question is not answered
 * in time, all that people wait for is cut off, and each of them is told at once.
 */
final class Pulse implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Pulse.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ActingDataSource connections;
  private volatile @Nullable Thread feeling;

  Pulse(DataSource connections) throws SQLException {
    this.connections = connections.unwrap(ActingDataSource.class);
  }

  @Override
  public void start() {
    var thread = Thread.ofVirtual().name("pulse of the database").unstarted(this::feel);
    feeling = thread;
    thread.start();
  }

  @Override
  public void stop() {
    var thread = feeling;
    feeling = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return feeling != null;
  }

  /** One connection is kept for it: those of the pool may all be waiting. */
  private void feel() {
    while (isRunning()) {
      try (var own = connections.unacquainted()) {
        while (isRunning()) {
          beat(own);
          Thread.sleep(EVERY);
        }
      } catch (SQLException gone) {
        log.debug("The database is not felt", gone);
        pause();
      } catch (InterruptedException ends) {
        return;
      }
    }
  }

  private void beat(Connection own) throws SQLException {
    long began = System.nanoTime();
    own.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
    try (var question = own.createStatement()) {
      question.execute("select");
    } catch (SQLException silent) {
      if (System.nanoTime() - began >= PATIENCE.toNanos()) {
        log.warn("The database hangs; what people wait for is cut off");
        connections.cut();
      }
      throw silent;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(EVERY);
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    }
  }
}
