package io.kesher.audit;

import static io.kesher.db.audit.Tables.ANCHOR;
import static io.kesher.db.audit.Tables.EMPTIED;
import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.audit.Tables.SEAL;
import static io.kesher.db.audit.Tables.UNSEALED;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Reads the whole trail and says whether it is what was once written.
 *
 * <p>After a fault it goes on from the seal as it stands, so that each fault is told once and
 * nothing behind it hides.
 */
public final class Verification {
  private static final int MOST = 20;
  private static final Duration PATIENCE = Duration.ofHours(1);

  /** An entry may have spoken of several people. */
  private static final Table<?> LAST_EMPTIED =
      select(EMPTIED.ENTRY_ID, EMPTIED.AT.as("emptied_at"), EMPTIED.SIGNATURE)
          .distinctOn(EMPTIED.ENTRY_ID)
          .from(EMPTIED)
          .orderBy(EMPTIED.ENTRY_ID, EMPTIED.AT.desc())
          .asTable("last_emptied");

  private static final Field<Instant> EMPTIED_AT =
      field(name("last_emptied", "emptied_at"), EMPTIED.AT.getDataType());
  private static final Field<byte[]> SIGNATURE =
      field(name("last_emptied", "signature"), EMPTIED.SIGNATURE.getDataType());

  private final DSLContext database;
  private final Chain chain;
  private final Checkpoints checkpoints;
  private final Clock clock;
  private final List<String> faults = new ArrayList<>();

  private Verification(DSLContext database, Chain chain, Checkpoints checkpoints, Clock clock) {
    this.database = database;
    this.chain = chain;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param entries how many entries were looked at
   * @param faults a sentence for each fault; none where the trail is whole
   */
  public record Outcome(long entries, List<String> faults) {
    public boolean whole() {
      return faults.isEmpty();
    }
  }

  /**
   * Verifies a database with the key and the checkpoints that the environment names, like the
   * program itself.
   */
  public static Outcome of(DSLContext database, Map<String, String> environment) {
    var places = Places.of(environment::get);
    return of(database, places.key(), places.checkpoints(), Clock.systemUTC());
  }

  static Outcome of(DSLContext database, AuditKey key, Path checkpoints, Clock clock) {
    var chain = new Chain(key);
    // one moment of the database, while the program goes on
    return database.transactionResult(tx -> {
      var verification =
          new Verification(tx.dsl(), chain, new Checkpoints(checkpoints, chain), clock);
      tx.dsl().execute("set transaction isolation level repeatable read read only");
      return verification.all();
    });
  }

  private Outcome all() {
    var begin = beginning();
    var wanted = checkpoints(begin);
    long entries = follow(begin, wanted);
    wanted.forEach((seq, hash) ->
        fault(
            "The end is missing: seal "
                + seq
                + " was there once, as a checkpoint says. The tail was cut off, or this is an older copy of the database."));
    outside();
    return new Outcome(entries, List.copyOf(faults));
  }

  private Head beginning() {
    var last = Head.NONE;
    for (var anchor : database.selectFrom(ANCHOR).orderBy(ANCHOR.SEQ).fetch()) {
      if (!Arrays.equals(
          anchor.getSignature(), chain.anchor(anchor.getSeq(), anchor.getHash(), anchor.getAt()))) {
        fault(
            "Anchor " + anchor.getSeq() + " was not made by this program: its signature is wrong.");
      }
      last = new Head(anchor.getSeq(), anchor.getHash());
    }
    return last;
  }

  /** The hashes that the second place knows, of what is not closed yet. */
  private Map<Long, byte[]> checkpoints(Head begin) {
    var wanted = new TreeMap<Long, byte[]>();
    for (var line : checkpoints.all()) {
      var head = line.head();
      if (head == null) {
        fault("Line " + line.number() + " of the checkpoints was not written by this program.");
      } else if (head.seq() > begin.seq()) {
        var other = wanted.put(head.seq(), head.hash());
        if (other != null && !Arrays.equals(other, head.hash())) {
          fault(
              "Two checkpoints know seal "
                  + head.seq()
                  + " differently: the chain was begun anew.");
        }
      }
    }
    return wanted;
  }

  private long follow(Head begin, Map<Long, byte[]> wanted) {
    var at = begin;
    long entries = 0;
    var mark = chain.key().mark();
    try (var rows =
        database
            .select(SEAL.SEQ, SEAL.ENTRY_ID, SEAL.AT, SEAL.KEY_MARK, SEAL.HASH)
            .select(ENTRY.fields())
            .select(EMPTIED_AT, SIGNATURE)
            .from(SEAL)
            .leftJoin(ENTRY)
            .on(ENTRY.ID.eq(SEAL.ENTRY_ID))
            .leftJoin(LAST_EMPTIED)
            .on(field(name("last_emptied", "entry_id"), SQLDataType.BIGINT).eq(SEAL.ENTRY_ID))
            .orderBy(SEAL.SEQ)
            .fetchSize(1000)
            .fetchLazy()) {
      for (var row : rows) {
        entries++;
        at = step(at, row, mark);
        var known = wanted.remove(at.seq());
        if (known != null && !Arrays.equals(known, at.hash())) {
          fault("Seal " + at.seq() + " is another than the one that a checkpoint knows.");
        }
      }
    }
    return entries;
  }

  private Head step(Head before, Record row, byte[] mark) {
    long seq = row.get(SEAL.SEQ);
    var found = new Head(seq, row.get(SEAL.HASH));
    if (seq != before.seq() + 1) {
      fault("Seals " + (before.seq() + 1) + " to " + (seq - 1) + " are missing.");
      return found; // what they held is unknown, so this one cannot be judged
    }
    if (row.get(ENTRY.ID) == null) {
      fault("Entry " + row.get(SEAL.ENTRY_ID) + " is gone, which seal " + seq + " covers.");
    } else if (!Arrays.equals(mark, row.get(SEAL.KEY_MARK))) {
      fault("Seal " + seq + " was made with another key.");
    } else if (row.get(EMPTIED_AT) != null) {
      checkEmptied(found, row);
    } else if (!Arrays.equals(
        found.hash(), chain.next(before.hash(), seq, row.get(SEAL.AT), row.into(ENTRY.fields())))) {
      fault("Entry " + row.get(ENTRY.ID) + " is not what seal " + seq + " covers.");
    }
    return found;
  }

  /**
   * What somebody was called or had is gone from the entry, and so its seal cannot be worked out
   * again: the seals behind vouch for it, and a signature for what is left.
   */
  private void checkEmptied(Head seal, Record row) {
    var left =
        chain.emptied(seal.seq(), seal.hash(), row.get(EMPTIED_AT), row.into(ENTRY.fields()));
    if (!Arrays.equals(left, row.get(SIGNATURE))) {
      fault("Entry " + row.get(ENTRY.ID) + " was emptied by somebody else, or changed since.");
    }
  }

  /** What no seal covers either waits for one, and not for long, or came in by another way. */
  private void outside() {
    var stray = new HashMap<Long, String>();
    database
        .select(ENTRY.ID)
        .from(ENTRY)
        .where(
            notExists(selectOne().from(SEAL).where(SEAL.ENTRY_ID.eq(ENTRY.ID))),
            notExists(selectOne().from(UNSEALED).where(UNSEALED.ENTRY_ID.eq(ENTRY.ID))))
        .limit(MOST)
        .forEach(row -> stray.put(row.value1(), " stands outside the chain."));
    database
        .select(ENTRY.ID)
        .from(ENTRY)
        .join(UNSEALED)
        .on(UNSEALED.ENTRY_ID.eq(ENTRY.ID))
        .where(ENTRY.AT.lt(clock.instant().minus(PATIENCE)))
        .limit(MOST)
        .forEach(row -> stray.put(row.value1(), " is old and was never sealed."));
    stray.forEach((id, what) -> fault("Entry " + id + what));
  }

  private void fault(String sentence) {
    if (faults.size() < MOST) {
      faults.add(sentence);
    }
  }
}
