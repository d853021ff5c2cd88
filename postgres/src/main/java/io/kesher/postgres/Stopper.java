package io.kesher.postgres;

import java.time.Duration;
import java.util.List;

/**
 * Asks a server to end: fast first, and at once when fast takes too long (during recovery it takes
 * for ever).
 */
record Stopper(Account account, Binaries binaries, Cluster cluster, Duration patience) {
  boolean stop() {
    return ask("fast") || ask("immediate");
  }

  private boolean ask(String mode) {
    return Program.run(patience.plusSeconds(2), account.prefix(), command(mode)).succeeded();
  }

  private List<String> command(String mode) {
    return List.of(
        binaries.program("pg_ctl"),
        "stop",
        "--mode=" + mode,
        "--wait",
        "--timeout=" + patience.toSeconds(),
        "--silent",
        "--pgdata=" + cluster.folder());
  }
}
