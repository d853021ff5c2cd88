package io.kesher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until a server takes connections. There is no limit: recovery after a crash takes as long
 * as it takes, and ending it would only begin it anew. The wait ends when the process does.
 */
final class Readiness {
  private static final Logger log = LoggerFactory.getLogger(Readiness.class);
  private static final int STATUS_LINE = 7;
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);

  private Readiness() {}

  static boolean awaited(Process process, Cluster cluster) {
    var nextWord = Instant.now().plus(BETWEEN_WORDS);
    try {
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
        if (isReady(process, cluster)) {
          return true;
        }
        if (Instant.now().isAfter(nextWord)) {
          log.info("Still waiting for the database: it repairs what a crash left.");
          nextWord = Instant.now().plus(BETWEEN_WORDS);
        }
      }
      return false;
    } catch (InterruptedException interruption) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new PostgresFailed("Interrupted while PostgreSQL was starting", interruption);
    }
  }

  private static boolean isReady(Process process, Cluster cluster) {
    var lines = lines(cluster);
    return lines.size() > STATUS_LINE
        && lines.getFirst().strip().equals(Long.toString(process.pid()))
        && lines.get(STATUS_LINE).strip().equals("ready");
  }

  private static List<String> lines(Cluster cluster) {
    try {
      return Files.readAllLines(cluster.pidFile());
    } catch (IOException notYet) {
      return List.of();
    }
  }
}
