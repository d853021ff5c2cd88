package io.kesher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
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
    try (var postgres = started()) {
      Sql.text(
          postgres.database(), "create table kept as select g from generate_series(1, 1000) g");

      kill(postgres);

      assertThat(answered(() -> Preparation.connected(postgres.database()))).isTrue();
      assertThat(Sql.text(postgres.database(), "select count(*) from kept")).isEqualTo("1000");
    }
  }

  @Test
  void endsAServerThatOutlivedItsProgramAndKeepsCommittedRows() throws Exception {
    try (var orphan =
        Orphan.leftIn(folder, "create table kept as select g from generate_series(1, 1000) g")) {
      try (var postgres = started()) {
        assertThat(Sql.text(postgres.database(), "select count(*) from kept")).isEqualTo("1000");
        assertThat(orphan.isAlive()).isFalse();
      }
    }
  }

  @Test
  void isNotMisledByAPidFileThatNamesAnotherProcess() throws Exception {
    started().close();
    var pidFile = folder.resolve("postgres/cluster/postmaster.pid");
    Files.writeString(
        pidFile,
        ProcessHandle.current().pid() + "\n" + pidFile.getParent() + "\n0\n5432\n\n\n\nready\n");

    try (var postgres = started()) {
      assertThat(Sql.text(postgres.database(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void beginsAnewWhereAFirstStartWasKilled() throws Exception {
    var unfinished = Files.createDirectories(folder.resolve("postgres/cluster.unfinished"));
    Files.writeString(unfinished.resolve("PG_VERSION"), "half");

    try (var postgres = started()) {
      assertThat(Sql.text(postgres.database(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void keepsItsPortAndEndsWithItsOwner() {
    var first = started();
    var process = ProcessHandle.of(first.server().pid()).orElseThrow();
    first.close();
    assertThat(process.isAlive()).isFalse();

    try (var second = started()) {
      assertThat(second.url()).isEqualTo(first.url());
    }
  }

  @Test
  void letsAPoolOfConnectionsRecoverAfterTheServerIsKilled() throws Exception {
    try (var postgres = started();
        var pool = new HikariDataSource()) {
      pool.setJdbcUrl(postgres.url());
      pool.setUsername(postgres.user());
      pool.setPassword(postgres.password());
      pool.getConnection().close();

      kill(postgres);

      assertThat(answered(pool::getConnection)).isTrue();
    }
  }

  private EmbeddedPostgres started() {
    return EmbeddedPostgres.start(DataFolder.locked(folder), Binaries.shared());
  }

  private static void kill(EmbeddedPostgres postgres) throws Exception {
    var process = ProcessHandle.of(postgres.server().pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(10, TimeUnit.SECONDS);
  }

  private interface Source {
    Connection connection() throws SQLException;
  }

  /** Asks until there is an answer, as the next request of a person does. */
  private static boolean answered(Source source) {
    while (true) {
      try (var connection = source.connection();
          var statement = connection.createStatement()) {
        return statement.execute("select 1");
      } catch (SQLException notYet) {
        Thread.onSpinWait();
      }
    }
  }
}
