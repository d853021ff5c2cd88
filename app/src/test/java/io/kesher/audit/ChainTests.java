package io.kesher.audit;

import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.audit.Tables.SEAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.KesherTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever can write everything in the database still cannot change the trail unseen. */
@KesherTest
class ChainTests {
  private static final AuditKey KEY =
      new AuditKey("the key of these tests alone".getBytes(StandardCharsets.UTF_8));

  @Autowired DSLContext database;
  @Autowired Trail trail;
  @Autowired PlatformTransactionManager transactions;
  @TempDir Path folder;
  private Sealer sealer;

  @BeforeEach
  void tenSealedEntries() {
    AsOwner.run("truncate audit.entry, audit.seal, audit.unsealed, audit.anchor restart identity");
    sealer = sealer();
    sealer.begin();
    for (int i = 1; i <= 10; i++) {
      note("ישראל " + i);
    }
    sealer.seal();
    assertThat(outcome().whole()).isTrue();
    assertThat(outcome().entries()).isEqualTo(10);
  }

  private Sealer sealer() {
    var chain = new Chain(KEY);
    return new Sealer(
        database,
        new TransactionTemplate(transactions),
        chain,
        new Checkpoints(folder, chain),
        Clock.systemUTC());
  }

  private void note(String name) {
    trail.note(Verb.SIGN_IN, 1L, name, null);
  }

  private Verification.Outcome outcome() {
    return Verification.of(database, KEY, folder, Clock.systemUTC());
  }

  private void faults(String... sentences) {
    assertThat(outcome().faults()).containsExactlyInAnyOrder(sentences);
  }

  @Test
  void findsAChangedByte() {
    AsOwner.run("update audit.entry set name = name || ' ' where id = 4");

    faults("Entry 4 is not what seal 4 covers.");
  }

  @Test
  void findsAChangeInEveryField() {
    for (var change :
        new String[] {
          "at = at + interval '1 microsecond'",
          "actor = 'system'",
          "employee_id = 2",
          "employee_id = null",
          "session = 'x'",
          "address = '10.0.0.9'",
          "request = 'x'",
          "route = 'GET /'",
          "verb = 'sign-out'",
          "what = 'x'",
          "number = 2",
          "subjects = '{1}'",
          "customers = '{1}'",
          "names = '{a}'",
          "import_id = 1",
          "before = '{}'",
          "after = '{\"a\": 1}'",
          "asked = '{}'"
        }) {
      AsOwner.run("update audit.entry set " + change + " where id = 6");
      assertThat(outcome().faults())
          .as(change)
          .containsExactly("Entry 6 is not what seal 6 covers.");
      forgetCheckpoints();
      tenSealedEntries();
    }
  }

  @Test
  void findsADeletedRow() {
    AsOwner.run("delete from audit.entry where id = 5");

    faults("Entry 5 is gone, which seal 5 covers.");
  }

  @Test
  void findsARowThatIsGoneWithItsSeal() {
    AsOwner.run("delete from audit.entry where id = 5; delete from audit.seal where seq = 5");

    faults("Seals 5 to 5 are missing.");
  }

  @Test
  void findsARowThatIsGoneWhereTheOthersMovedUp() {
    AsOwner.run(
        "delete from audit.entry where id = 5; delete from audit.seal where seq = 5;"
            + " update audit.seal set seq = -seq where false; update audit.seal s set seq = s.seq - 1 where s.seq = 6");

    assertThat(outcome().faults())
        .contains("Entry 6 is not what seal 5 covers.", "Seals 6 to 6 are missing.");
  }

  @Test
  void findsACutTail() {
    AsOwner.run("delete from audit.entry where id > 8; delete from audit.seal where seq > 8");

    assertThat(outcome().faults())
        .singleElement()
        .asString()
        .startsWith("The end is missing: seal 10");
  }

  @Test
  void findsACutTailAlsoWhenTheChainGrewAgain() {
    AsOwner.run("delete from audit.entry where id > 8; delete from audit.seal where seq > 8");
    for (int i = 0; i < 5; i++) {
      note("later");
    }
    sealer.seal();

    assertThat(outcome().faults())
        .contains("Seal 10 is another than the one that a checkpoint knows.");
  }

  @Test
  void findsAPairThatChangedPlaces() {
    AsOwner.run(
        "update audit.entry a set name = b.name from audit.entry b where (a.id, b.id) in ((3, 4), (4, 3))");

    faults("Entry 3 is not what seal 3 covers.", "Entry 4 is not what seal 4 covers.");
  }

  @Test
  void findsAChainThatWasWorkedOutAnewWithoutTheKey() {
    AsOwner.run("update audit.entry set name = 'another' where id = 2");
    AsOwner.run("delete from audit.seal; insert into audit.unsealed select id from audit.entry");
    var without = new Chain(new AuditKey(new byte[] {1}));
    var elsewhere = folder.resolve("elsewhere");
    new Sealer(
            database,
            new TransactionTemplate(transactions),
            without,
            new Checkpoints(elsewhere, without),
            Clock.systemUTC())
        .seal();
    AsOwner.client()
        .sql("update audit.seal set key_mark = :mark")
        .param("mark", KEY.mark())
        .update();

    assertThat(outcome().faults())
        .contains(
            "Entry 2 is not what seal 2 covers.",
            "Seal 10 is another than the one that a checkpoint knows.");
  }

  @Test
  void findsAnOldCopyOfTheWholeDatabase() {
    AsOwner.run(
        "create table kesher.old_entry as select * from audit.entry; create table kesher.old_seal as select * from audit.seal");
    try {
      note("what happened after the copy");
      sealer.seal();
      AsOwner.run(
          "truncate audit.entry, audit.seal, audit.unsealed; insert into audit.entry overriding system value select * from kesher.old_entry;"
              + " insert into audit.seal select * from kesher.old_seal; truncate audit.unsealed");

      assertThat(outcome().faults())
          .singleElement()
          .asString()
          .contains("older copy of the database");
    } finally {
      AsOwner.run("drop table kesher.old_entry, kesher.old_seal");
    }
  }

  @Test
  void findsAnEntryOutsideTheChain() {
    note("x");
    AsOwner.run("delete from audit.unsealed");

    faults("Entry 11 stands outside the chain.");
  }

  @Test
  void findsAnOldEntryThatWaitsForItsSeal() {
    note("x");
    AsOwner.run("update audit.entry set at = now() - interval '2 hours' where id = 11");

    faults("Entry 11 is old and was never sealed.");
  }

  @Test
  void findsForeignCheckpoints() throws Exception {
    Files.writeString(
        folder.resolve("checkpoints"),
        "12 " + "00".repeat(32) + " 2026-01-01T00:00:00Z " + "00".repeat(32) + "\n");

    faults("Line 1 of the checkpoints was not written by this program.");
  }

  @Test
  void startsNotWithAnotherKey() {
    var other = new Chain(new AuditKey(new byte[] {7}));
    var impostor =
        new Sealer(
            database,
            new TransactionTemplate(transactions),
            other,
            new Checkpoints(folder, other),
            Clock.systemUTC());

    assertThatThrownBy(impostor::begin).hasMessageContaining("another key");
  }

  @Test
  void twoWhoSealAtOnceMakeOneChain() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int writer = 0; writer < 2; writer++) {
        threads.submit(() -> {
          for (int i = 0; i < 200; i++) {
            note("parallel");
          }
        });
        threads.submit(() -> {
          var own = sealer();
          for (int i = 0; i < 100; i++) {
            own.seal();
          }
        });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    sealer.seal();

    assertThat(outcome()).isEqualTo(new Verification.Outcome(410, java.util.List.of()));
    assertThat(database.fetchCount(SEAL)).isEqualTo(410);
  }

  @Test
  void closesWhatIsOldAndStaysWhole() {
    AsOwner.run("truncate audit.entry, audit.seal, audit.unsealed restart identity");
    forgetCheckpoints();
    for (int i = 0; i < 10; i++) {
      note("x");
    }
    AsOwner.run("update audit.entry set at = now() - interval '37 months' where id <= 6");
    sealer().seal();

    retention(36).close();

    assertThat(database.fetchCount(ENTRY)).isEqualTo(4);
    assertThat(outcome()).isEqualTo(new Verification.Outcome(4, java.util.List.of()));
    note("y");
    sealer().seal();
    assertThat(outcome().entries()).isEqualTo(5);
    assertThat(outcome().whole()).isTrue();
    AsOwner.run(
        "delete from audit.seal where seq = 7; delete from audit.entry where id = 7; update audit.anchor set seq = 7");
    assertThat(outcome().faults())
        .contains("Anchor 7 was not made by this program: its signature is wrong.");
  }

  @Test
  void closesNothingYoungerThanTheLawAsks() {
    AsOwner.run("update audit.entry set at = now() - interval '23 months'");

    assertThatThrownBy(() ->
            database.execute(
                "select audit.close(5, decode(repeat('00', 32), 'hex'), now(), decode(repeat('00', 32), 'hex'))"))
        .hasMessageContaining("at least 24 months");
    assertThatThrownBy(() -> retention(23)).hasMessageContaining("at least 24 months");
  }

  private Retention retention(int months) {
    return new Retention(database, new Chain(KEY), Clock.systemUTC(), months);
  }

  private void forgetCheckpoints() {
    try {
      Files.deleteIfExists(folder.resolve("head"));
      Files.deleteIfExists(folder.resolve("checkpoints"));
    } catch (java.io.IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void keepsItsKeyToItself(@TempDir Path home) throws Exception {
    var key = AuditKey.of("", home.resolve("audit"));

    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("audit/key"))))
        .isEqualTo("rw-------");
    assertThat(AuditKey.of("", home.resolve("audit")).mark()).isEqualTo(key.mark());
    assertThatThrownBy(() -> AuditKey.of("short", home)).hasMessageContaining("too short");
  }
}
