package io.kesher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTests {
  @TempDir Path home;

  @BeforeEach
  void letOthersThrough() throws Exception {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
  }

  /** Root's second way; anybody else has one way only, and goes it here. */
  @Test
  void runsTheServerAsAnotherUserWhereRootMayMakeNoNamespace() {
    var account = Account.otherUser("nobody").orElseGet(Account::unprivileged);
    try (var folder = DataFolder.locked(home)) {
      var server = Server.of(folder, Settings.TESTS, account, folder.path());
      server.start();
      assertThat(Sql.text(server.database(), "select current_user")).isEqualTo("kesher");
      server.stop();
    }
  }

  @Test
  void runsNoServerAsRoot() {
    var account = Account.unprivileged();
    var user =
        Program.run(
            java.time.Duration.ofSeconds(20), account.prefix(), java.util.List.of("id", "-u"));

    assertThat(user.output()).isNotEmpty().isNotEqualTo("0");
  }
}
