package io.kesher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder with the databases themselves, made by one rename: a killed first start leaves none.
 */
record Cluster(Path folder) {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final String SETTINGS = "kesher.conf";

  /**
   * Letters outside of ASCII are letters only for a UTF-8 type: pg_trgm finds no Hebrew under plain
   * C.
   */
  private static final List<String> LETTER_TYPES = List.of("C.UTF-8", "C.utf8", "en_US.UTF-8");

  static Cluster in(DataFolder folder, Binaries binaries, Account account, Settings settings)
      throws IOException {
    var cluster = new Cluster(folder.cluster());
    if (Files.notExists(cluster.folder, LinkOption.NOFOLLOW_LINKS)) {
      var unfinished = folder.path().resolve("cluster.unfinished");
      make(unfinished, folder, binaries, account, settings);
      Files.move(unfinished, cluster.folder, StandardCopyOption.ATOMIC_MOVE);
    }
    cluster.refuseOtherVersion(binaries, account);
    return cluster;
  }

  private static void make(
      Path target, DataFolder folder, Binaries binaries, Account account, Settings settings)
      throws IOException {
    account.own(folder.path());
    var outcome = new Program.Outcome(-1, "");
    for (var type : LETTER_TYPES) {
      PrivateFiles.delete(target);
      outcome =
          Program.run(LIMIT, account.prefix(), initdb(target, folder, binaries, settings, type));
      if (outcome.succeeded()) {
        Files.writeString(target.resolve("postgresql.conf"), "include '" + SETTINGS + "'\n");
        return;
      }
    }
    throw new PostgresFailed("initdb failed: " + outcome.output());
  }

  private static List<String> initdb(
      Path target, DataFolder folder, Binaries binaries, Settings settings, String letterType) {
    return Stream.of(
            binaries.program("initdb"),
            "--pgdata=" + target,
            "--username=postgres",
            "--auth=scram-sha-256",
            "--pwfile=" + Passwords.administratorFile(folder.path()),
            "--data-checksums",
            "--encoding=UTF8",
            "--locale=C",
            "--lc-ctype=" + letterType,
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--text-search-config=simple",
            "--no-instructions",
            settings == Settings.TESTS ? "--no-sync" : "--sync-method=fsync")
        .toList();
  }

  Path settings() {
    return folder.resolve(SETTINGS);
  }

  Path pidFile() {
    return folder.resolve("postmaster.pid");
  }

  /** What the server says before its own log begins. */
  Path firstWords() {
    return folder.resolveSibling("start.log");
  }

  private void refuseOtherVersion(Binaries binaries, Account account) throws IOException {
    var own = Files.readString(folder.resolve("PG_VERSION")).strip();
    var version =
        Program.run(LIMIT, account.prefix(), List.of(binaries.program("postgres"), "--version"))
            .output();
    if (!version.contains(") " + own + ".")) {
      throw new PostgresFailed(
          "The data folder "
              + folder
              + " is of PostgreSQL "
              + own
              + ", and this program brings "
              + version);
    }
  }
}
