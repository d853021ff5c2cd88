package io.kesher.audit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Seals twice a second while the program runs, and once more when it ends. */
final class Sealing implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Sealing.class);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration CHECKPOINT_EVERY = Duration.ofHours(1);

  private final Sealer sealer;
  private volatile @Nullable Thread working;

  Sealing(Sealer sealer) {
    this.sealer = sealer;
  }

  @Override
  public void start() {
    sealer.begin();
    var thread = Thread.ofVirtual().name("audit sealer").unstarted(this::work);
    working = thread;
    thread.start();
  }

  @Override
  public void stop() {
    var thread = working;
    working = null;
    if (thread == null) {
      return;
    }
    try {
      // not interrupted: that would break its connection in the middle of a seal
      thread.join(Duration.ofSeconds(5));
      sealer.seal();
      sealer.checkpoint();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException absent) {
      log.info("The last entries are sealed at the next start: {}", absent.getMessage());
    }
  }

  @Override
  public boolean isRunning() {
    return working != null;
  }

  /** Before all that makes entries, and after it at the end. */
  @Override
  public int getPhase() {
    return -1000;
  }

  private void work() {
    var checkpoint = sealer.now().plus(CHECKPOINT_EVERY);
    while (Thread.currentThread() == working) {
      try {
        sealer.seal();
        checkpoint = hourly(checkpoint);
      } catch (RuntimeException absent) {
        log.info("Sealing pauses: {}", absent.getMessage());
      }
      pause();
    }
  }

  private Instant hourly(Instant due) {
    if (sealer.now().isBefore(due)) {
      return due;
    }
    sealer.checkpoint();
    return sealer.now().plus(CHECKPOINT_EVERY);
  }

  private static void pause() {
    try {
      Thread.sleep(EVERY);
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    }
  }
}
