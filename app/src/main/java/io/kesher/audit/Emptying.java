package io.kesher.audit;

import static io.kesher.db.audit.Tables.EMPTIED;
import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.audit.Tables.SEAL;

import io.kesher.db.audit.Routines;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes out of the trail what it says of somebody of whom nothing is to be known any more: names,
 * values before and after, what was asked for. Who acted, when and on how many rows stays. The seal
 * of such an entry stands as it was, and the seals behind it still vouch for it; what is left of
 * the entry gets a seal of its own, with the same key.
 */
public class Emptying {
  private static final int AT_ONCE = 1000;

  private final DSLContext database;
  private final Sealer sealer;
  private final Chain chain;
  private final Clock clock;

  Emptying(DSLContext database, Sealer sealer, Chain chain, Clock clock) {
    this.database = database;
    this.sealer = sealer;
    this.chain = chain;
    this.clock = clock;
  }

  /**
   * To be called after the customer's own row was emptied and before the rows that hang on it go,
   * in their transaction. Until that ends nothing else is sealed.
   *
   * @return how many entries were emptied
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int empty(long customer) {
    sealer.sealWithin();
    var ids =
        List.copyOf(
            new TreeSet<>(
                database
                    .selectFrom(Routines.empty(customer))
                    .fetch(row -> row.get(0, Long.class))));
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      sign(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), at);
    }
    return ids.size();
  }

  private void sign(List<Long> ids, Instant at) {
    var signed = database.insertInto(EMPTIED, EMPTIED.ENTRY_ID, EMPTIED.AT, EMPTIED.SIGNATURE);
    for (Record row :
        database
            .select(SEAL.SEQ, SEAL.HASH)
            .select(ENTRY.fields())
            .from(ENTRY)
            .join(SEAL)
            .on(SEAL.ENTRY_ID.eq(ENTRY.ID))
            .where(ENTRY.ID.in(ids))
            .fetch()) {
      signed =
          signed.values(
              row.get(ENTRY.ID),
              at,
              chain.emptied(row.get(SEAL.SEQ), row.get(SEAL.HASH), at, row.into(ENTRY.fields())));
    }
    signed.execute();
  }
}
