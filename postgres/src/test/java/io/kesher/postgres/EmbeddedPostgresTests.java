package io.kesher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One office's server, in a folder whose name holds what folders' names hold in life. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresTests {
  private Path folder;
  private EmbeddedPostgres postgres;

  @BeforeAll
  void start(@TempDir Path home) {
    folder = home.resolve("הנתונים של 'המשרד' שלי");
    postgres = EmbeddedPostgres.start(folder);
  }

  @AfterAll
  void stop() {
    postgres.close();
  }

  @Test
  void runsFromAFolderWithHebrewAndSpacesInItsName() {
    assertThat(Sql.text(postgres.database(), "select 1")).isEqualTo("1");
  }

  @Test
  void asksForThePassword() {
    var wrong = new Database(postgres.url(), postgres.user(), "guess");

    assertThatThrownBy(() -> Preparation.connected(wrong).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void keepsWhatIsCommitted() {
    assertThat(Stream.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
        .allSatisfy(setting ->
            assertThat(Sql.text(postgres.database(), "show " + setting)).isEqualTo("on"));
  }

  @Test
  void listensOnThisMachineAlone() {
    assertThat(Sql.text(postgres.database(), "show listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  void keepsItsFilesFromOtherAccounts() throws Exception {
    assertThat(
            Stream.of(
                "", "password", "administrator-password", "program-password", "cluster", "socket"))
        .allSatisfy(name ->
            assertThat(permissions(folder.resolve("postgres").resolve(name)))
                .doesNotContain("r--r", "rwxr"));
    assertThat(permissions(folder.resolve("postgres/password"))).isEqualTo("rw-------");
  }

  @Test
  void signsInAsTheOwnerWhoIsNoSuperuser() {
    assertThat(
            Sql.text(
                postgres.database(),
                "select current_user || ' ' || rolsuper from pg_roles where rolname = current_user"))
        .isEqualTo("kesher false");
    assertThat(Sql.text(postgres.database(), "create schema mine; select 'made'; drop schema mine"))
        .isEqualTo("made");
  }

  @Test
  void letsTheProgramInAsARoleThatOwnsNothing() {
    var program = postgres.access().program();

    assertThat(
            Sql.text(
                program,
                "select current_user || ' ' || (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)"
                    + " from pg_roles where rolname = current_user"))
        .isEqualTo("kesher_program false");
    assertThatThrownBy(() -> Sql.text(program, "create schema mine; select 'made'"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void isVisitedWhereItRuns() {
    try (var visit = EmbeddedPostgres.visit(folder)) {
      assertThat(Sql.text(visit.access().program(), "select 1")).isEqualTo("1");
    }
    assertThat(Sql.text(postgres.database(), "select 'still there'")).isEqualTo("still there");
    assertThatThrownBy(() -> EmbeddedPostgres.visit(folder.resolve("nowhere")))
        .hasMessageContaining("There is no database");
  }

  @Test
  void asksForARoleThatItMayNotMakeAndRefusesOneThatMayTooMuch() {
    var owner = postgres.database();

    assertThatThrownBy(() -> ExistingPostgres.access(owner, "", ""))
        .hasMessageContaining("KESHER_DATABASE_APP_USER");
    assertThat(
            ExistingPostgres.access(
                    owner,
                    postgres.access().program().user(),
                    postgres.access().program().password())
                .program()
                .user())
        .isEqualTo("kesher_program");
    assertThatThrownBy(() -> ExistingPostgres.access(owner, owner.user(), owner.password()))
        .hasMessageContaining("may too much");
  }

  @Test
  void findsHebrewByParts() {
    assertThat(Sql.text(postgres.database(), "select similarity('ביטוח', 'ביטוחים') > 0.4"))
        .isEqualTo("t");
    assertThat(
            Sql.text(
                postgres.database(),
                "select string_agg(w, ' ' order by w collate \"he-x-icu\") from unnest(array['תמר','אבי','גיל']) w"))
        .isEqualTo("אבי גיל תמר");
  }

  @Test
  void refusesAFolderThatIsInUse() {
    assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
        .isInstanceOf(PostgresFailed.class)
        .hasMessageContaining("Another program uses the data folder");
  }

  private static String permissions(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
