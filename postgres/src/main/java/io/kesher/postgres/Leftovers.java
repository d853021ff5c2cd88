package io.kesher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes and the pid file of a server that outlived its program.
 *
 * <p>PostgreSQL protects a cluster from two servers by the pid file, and is misled when that number
 * belongs to another process by now, as it does in a container where the numbers begin anew. The
 * file may go only when no process works in the cluster any more; that nobody starts a new one
 * meanwhile is what the lock of the {@link DataFolder} is for.
 */
record Leftovers(Cluster cluster) {
  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);

  void end(Stopper stopper) {
    if (!processes().isEmpty()) {
      log.info("Ending the database server that an earlier run left behind.");
      stopper.stop();
      awaitOrKill();
    }
    try {
      Files.deleteIfExists(cluster.pidFile());
    } catch (IOException failure) {
      throw new PostgresFailed(
          "The file " + cluster.pidFile() + " cannot be removed: " + failure, failure);
    }
  }

  private List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::worksHere).toList();
  }

  private boolean worksHere(ProcessHandle process) {
    return Files.isDirectory(Path.of("/proc/self"))
        ? folderOf(process).equals(cluster.folder().toString())
        : process
            .info()
            .commandLine()
            .filter(line -> line.contains(cluster.folder().toString()))
            .isPresent();
  }

  /**
   * A server and all its processes work in the cluster's folder; a process that has ended works
   * nowhere.
   */
  static String folderOf(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .toString();
    } catch (IOException goneOrForeign) {
      return "";
    }
  }

  /**
   * Not by waiting for each process: one that nobody buries stays in the list of processes for
   * ever, and in a container often nobody does.
   */
  private void awaitOrKill() {
    try {
      for (var end = Instant.now().plus(PATIENCE); !processes().isEmpty(); ) {
        if (Instant.now().isAfter(end)) {
          log.warn("The processes of the database do not end by themselves and are killed.");
          processes().forEach(ProcessHandle::destroyForcibly);
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new PostgresFailed("Interrupted while an earlier server was ending", interruption);
    }
  }
}
