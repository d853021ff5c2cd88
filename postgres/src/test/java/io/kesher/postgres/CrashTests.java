package io.kesher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left after a server or a program was killed. */
@Timeout(120)
class CrashTests {
  @TempDir Path folder;

  @Test
  void startsAgainByItselfWhenTheServerIsKilledAndKeepsCommittedRows() throws Exception {
    try (var postgres = EmbeddedPostgres.start(folder)) {
      Sql.text(
          postgres.database(), "create table kept as select g from generate_series(1, 1000) g");

      kill(postgres);

      assertThat(answered(postgres.database(), "select count(*) from kept")).isEqualTo("1000");
    }
  }

  @Test
  void endsAServerThatOutlivedItsProgramAndKeepsCommittedRows() throws Exception {
    try (var orphan =
        Orphan.leftIn(folder, "create table kept as select g from generate_series(1, 1000) g")) {
      try (var postgres = EmbeddedPostgres.start(folder)) {
        assertThat(Sql.text(postgres.database(), "select count(*) from kept")).isEqualTo("1000");
        assertThat(orphan.isAlive()).isFalse();
      }
    }
  }

  @Test
  void isNotMisledByAPidFileThatNamesAnotherProcess() throws Exception {
    EmbeddedPostgres.start(folder).close();
    var pidFile = folder.resolve("postgres/cluster/postmaster.pid");
    Files.writeString(
        pidFile,
        ProcessHandle.current().pid() + "\n" + pidFile.getParent() + "\n0\n5432\n\n\n\nready\n");

    try (var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(Sql.text(postgres.database(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void beginsAnewWhereAFirstStartWasKilled() throws Exception {
    var unfinished = Files.createDirectories(folder.resolve("postgres/cluster.unfinished"));
    Files.writeString(unfinished.resolve("PG_VERSION"), "half");

    try (var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(Sql.text(postgres.database(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void keepsItsPortAndEndsWithItsOwner() {
    var first = EmbeddedPostgres.start(folder);
    var process = ProcessHandle.of(first.server().pid()).orElseThrow();
    first.close();
    assertThat(process.isAlive()).isFalse();

    try (var second = EmbeddedPostgres.start(folder)) {
      assertThat(second.url()).isEqualTo(first.url());
    }
  }

  private static void kill(EmbeddedPostgres postgres) throws Exception {
    var process = ProcessHandle.of(postgres.server().pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(10, TimeUnit.SECONDS);
  }

  /** Asks until there is an answer, as a connection pool does. */
  private static String answered(Database database, String question) {
    while (true) {
      try (var connection = Preparation.connected(database)) {
        assertThat(connection.isValid(1)).isTrue();
        return Sql.text(database, question);
      } catch (SQLException | IllegalStateException notYet) {
        Thread.onSpinWait();
      }
    }
  }
}
