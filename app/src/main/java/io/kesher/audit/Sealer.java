package io.kesher.audit;

import static io.kesher.db.audit.Tables.ANCHOR;
import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.audit.Tables.SEAL;
import static io.kesher.db.audit.Tables.UNSEALED;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals entries after their commit, one after another. Whichever node comes first does it; the
 * database's own lock keeps two from writing two ends of one chain.
 */
final class Sealer {
  private static final Logger log = LoggerFactory.getLogger(Sealer.class);
  private static final long LOCK = 0x6175646974L; // "audit"
  private static final int AT_ONCE = 500;

  private final DSLContext database;
  private final TransactionTemplate transaction;
  private final Chain chain;
  private final Checkpoints checkpoints;
  private final Clock clock;
  private Head known = Head.NONE;

  Sealer(
      DSLContext database,
      TransactionTemplate transaction,
      Chain chain,
      Checkpoints checkpoints,
      Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.chain = chain;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /**
   * Looks whether the chain still is what this node knows of it, before it grows.
   *
   * @throws IllegalStateException where the chain is sealed with another key
   */
  synchronized void begin() {
    refuseOtherKey();
    known = checkpoints.newest().orElse(Head.NONE);
    var head = head();
    compare(head);
    checkpoints.add(head, clock.instant());
  }

  /** Seals all that waits, and keeps the new head in the second place. */
  synchronized void seal() {
    while (transaction.execute(_ -> sealSome()) instanceof Integer sealed && sealed == AT_ONCE) {
      // there is more
    }
    var head = head();
    if (head.seq() != known.seq() || !Arrays.equals(head.hash(), known.hash())) {
      compare(head);
      checkpoints.keep(head, clock.instant());
      known = head;
    }
  }

  /**
   * Seals all that waits within the transaction of the caller, who keeps everybody else from
   * sealing until it ends. The second place learns of it with the next round.
   */
  void sealWithin() {
    database.select(function("pg_advisory_xact_lock", SQLDataType.OTHER, val(LOCK))).fetch();
    while (sealSome() == AT_ONCE) {
      // there is more
    }
  }

  synchronized void checkpoint() {
    checkpoints.add(head(), clock.instant());
  }

  private int sealSome() {
    if (!database
        .select(function("pg_try_advisory_xact_lock", SQLDataType.BOOLEAN, val(LOCK)))
        .fetchSingle()
        .value1()) {
      return 0;
    }
    Result<Record> waiting =
        database
            .select(ENTRY.fields())
            .from(ENTRY)
            .join(UNSEALED)
            .on(UNSEALED.ENTRY_ID.eq(ENTRY.ID))
            .orderBy(ENTRY.ID)
            .limit(AT_ONCE)
            .fetch();
    if (waiting.isEmpty()) {
      return 0;
    }
    write(waiting);
    database
        .deleteFrom(UNSEALED)
        .where(UNSEALED.ENTRY_ID.in(waiting.getValues(ENTRY.ID)))
        .execute();
    return waiting.size();
  }

  private void write(Result<Record> waiting) {
    var head = head();
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var seals =
        database.insertInto(SEAL, SEAL.SEQ, SEAL.ENTRY_ID, SEAL.AT, SEAL.KEY_MARK, SEAL.HASH);
    var mark = chain.key().mark();
    for (var entry : waiting) {
      head = new Head(head.seq() + 1, chain.next(head.hash(), head.seq() + 1, at, entry));
      seals = seals.values(head.seq(), entry.get(ENTRY.ID), at, mark, head.hash());
    }
    seals.execute();
  }

  Head head() {
    return database
        .select(SEAL.SEQ, SEAL.HASH)
        .from(SEAL)
        .orderBy(SEAL.SEQ.desc())
        .limit(1)
        .fetchOptional(row -> new Head(row.value1(), row.value2()))
        .or(this::anchored)
        .orElse(Head.NONE);
  }

  private Optional<Head> anchored() {
    return database
        .select(ANCHOR.SEQ, ANCHOR.HASH)
        .from(ANCHOR)
        .orderBy(ANCHOR.SEQ.desc())
        .limit(1)
        .fetchOptional(row -> new Head(row.value1(), row.value2()));
  }

  /** What was known is written down for good before anything newer takes its place. */
  private void compare(Head head) {
    if (known.seq() == 0 || holds(known)) {
      return;
    }
    log.error(
        "The audit trail is not the one that was sealed: seal {} is gone or another. bin/kesher verify-audit tells more.",
        known.seq());
    checkpoints.add(known, clock.instant());
  }

  /** Closed entries are in the chain no more, and in the anchor's hash. */
  private boolean holds(Head once) {
    return database
            .select(SEAL.HASH)
            .from(SEAL)
            .where(SEAL.SEQ.eq(once.seq()))
            .fetchOptional()
            .map(row -> Arrays.equals(row.value1(), once.hash()))
            .orElse(false)
        || database.fetchExists(ANCHOR, ANCHOR.SEQ.ge(once.seq()));
  }

  private void refuseOtherKey() {
    var mark =
        database.select(SEAL.KEY_MARK).from(SEAL).orderBy(SEAL.SEQ.desc()).limit(1).fetchOptional();
    if (mark.isPresent() && !Arrays.equals(mark.get().value1(), chain.key().mark())) {
      throw new IllegalStateException(
          "The audit trail of this database was sealed with another key. Put the key back where it was: KESHER_AUDIT_KEY, or the"
              + " file audit/key in the folder KESHER_DATA.");
    }
  }

  Instant now() {
    return clock.instant();
  }
}
