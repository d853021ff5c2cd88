package io.kesher.audit;

import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.audit.Tables.EVENT;
import static io.kesher.db.audit.Tables.SEAL;
import static org.jooq.impl.DSL.min;

import io.kesher.db.audit.Routines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/**
 * Closes what is older than the office keeps: the entries go, and an anchor signed with the key
 * takes their place at the chain's beginning. The law asks for 24 months and the database itself
 * lets nothing younger go, whoever asks.
 */
final class Retention {
  static final int LEAST_MONTHS = 24;

  private static final Duration EVENTS = Duration.ofDays(30);

  private final DSLContext database;
  private final Chain chain;
  private final Clock clock;
  private final int months;

  Retention(DSLContext database, Chain chain, Clock clock, int months) {
    if (months < LEAST_MONTHS) {
      throw new IllegalStateException(
          "KESHER_AUDIT_MONTHS is too short: the trail is kept at least "
              + LEAST_MONTHS
              + " months");
    }
    this.database = database;
    this.chain = chain;
    this.clock = clock;
    this.months = months;
  }

  void close() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    database.deleteFrom(EVENT).where(EVENT.AT.lt(now.minus(EVENTS))).execute();
    lastOlderThan(now.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant())
        .ifPresent(seq -> closeUpTo(seq, now));
  }

  /** Up to the first that is young enough: the chain is cut in one place. */
  private OptionalLong lastOlderThan(Instant limit) {
    var first =
        database
            .select(min(SEAL.SEQ))
            .from(SEAL)
            .join(ENTRY)
            .on(ENTRY.ID.eq(SEAL.ENTRY_ID))
            .where(ENTRY.AT.ge(limit))
            .fetchSingle()
            .value1();
    return first == null ? OptionalLong.empty() : OptionalLong.of(first - 1);
  }

  private void closeUpTo(long seq, Instant now) {
    database
        .select(SEAL.HASH)
        .from(SEAL)
        .where(SEAL.SEQ.eq(seq))
        .fetchOptional()
        .ifPresent(last ->
            Routines.close(
                database.configuration(),
                seq,
                last.value1(),
                now,
                chain.anchor(seq, last.value1(), now)));
  }
}
