package io.kesher.customers;

import static io.kesher.db.customers.Tables.ALIKE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.DUPLICATE;
import static io.kesher.db.customers.Tables.KNOWN_APART;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.Duplicate.Side;
import io.kesher.db.customers.Routines;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may be there twice: found after each change, decided by people. */
@Service
public class Duplicates {
  private static final String PERMISSION = "customers:manage";
  private static final int MOST_LIKELY = 5;
  private static final long STEP = 1_000;

  private final DSLContext database;
  private final Customers customers;
  private final Reads reads;
  private final Clock clock;

  Duplicates(DSLContext database, Customers customers, Reads reads, Clock clock) {
    this.database = database;
    this.customers = customers;
    this.reads = reads;
    this.clock = clock;
  }

  /** Where a page of the queue goes on. */
  public record After(int score, long one, long other) {
    public static After of(Duplicate last) {
      return new After(last.score(), last.one().id().value(), last.other().id().value());
    }
  }

  /** The next of those that nobody has decided on, the surest first; both are the reader's. */
  public List<Duplicate> open(@Nullable After after, int limit) {
    var one = CUSTOMER.as("one");
    var other = CUSTOMER.as("other");
    var mine = select(CUSTOMER.ID).from(CUSTOMER).where(Customers.visible(PERMISSION));
    var page =
        database
            .select(
                DUPLICATE.ONE_ID,
                one.DISPLAY_NAME,
                DUPLICATE.OTHER_ID,
                other.DISPLAY_NAME,
                DUPLICATE.SCORE,
                DUPLICATE.REASONS)
            .from(DUPLICATE)
            .join(one)
            .on(one.ID.eq(DUPLICATE.ONE_ID))
            .join(other)
            .on(other.ID.eq(DUPLICATE.OTHER_ID))
            .where(
                row(DUPLICATE.ONE_ID, DUPLICATE.OTHER_ID)
                    .notIn(select(KNOWN_APART.ONE_ID, KNOWN_APART.OTHER_ID).from(KNOWN_APART)))
            .and(DUPLICATE.ONE_ID.in(mine))
            .and(DUPLICATE.OTHER_ID.in(mine))
            .and(after == null ? noCondition() : behind(after))
            .orderBy(DUPLICATE.SCORE.desc(), DUPLICATE.ONE_ID, DUPLICATE.OTHER_ID)
            .limit(limit)
            .fetch(row ->
                new Duplicate(
                    new Side(new CustomerId(row.value1()), row.value2()),
                    new Side(new CustomerId(row.value3()), row.value4()),
                    row.value5(),
                    List.of(row.value6())));
    reads.saw(
        Verb.LIST,
        "customer",
        page.stream()
            .flatMap(pair -> Stream.of(pair.one(), pair.other()))
            .map(side -> side.id().value())
            .distinct()
            .toList());
    return page;
  }

  private static Condition behind(After after) {
    return DUPLICATE
        .SCORE
        .lt(after.score())
        .or(
            DUPLICATE
                .SCORE
                .eq(after.score())
                .and(row(DUPLICATE.ONE_ID, DUPLICATE.OTHER_ID).gt(after.one(), after.other())));
  }

  /** They are two: it is not asked again. */
  @Transactional
  public void dismiss(CustomerId one, CustomerId other) {
    require(one, other);
    database
        .insertInto(KNOWN_APART)
        .set(KNOWN_APART.ONE_ID, Math.min(one.value(), other.value()))
        .set(KNOWN_APART.OTHER_ID, Math.max(one.value(), other.value()))
        .set(KNOWN_APART.BY_ID, Viewers.by())
        .onConflictDoNothing()
        .execute();
  }

  /** Perhaps they are one after all. */
  @Transactional
  public void ask(CustomerId one, CustomerId other) {
    require(one, other);
    database
        .deleteFrom(KNOWN_APART)
        .where(KNOWN_APART.ONE_ID.eq(Math.min(one.value(), other.value())))
        .and(KNOWN_APART.OTHER_ID.eq(Math.max(one.value(), other.value())))
        .execute();
  }

  private void require(CustomerId one, CustomerId other) {
    customers.require(one, PERMISSION);
    customers.require(other, PERMISSION);
    if (one.equals(other)) {
      throw Refusal.of(HttpStatus.CONFLICT, "customers.refusal.merge-self");
    }
  }

  /**
   * Whom of those that the reader sees this may be. Only what the reader may see of customers tells
   * anything; a draft with faults tells as far as it can be read.
   */
  public List<Likely> like(CustomerDraft draft) {
    var seen = Seen.by(Viewers.current());
    return Accepted.readable(draft, LocalDate.now(clock))
        .map(read -> like(read, seen))
        .orElse(List.of());
  }

  private List<Likely> like(Accepted read, Seen seen) {
    var points = seen.contactPoints() ? read.points() : List.<Accepted.Reach>of();
    var alike =
        ALIKE.call(
            val(read.nameKey()),
            val(seen.israeliId() ? read.israeliId() : null, CUSTOMER.ISRAELI_ID),
            val(seen.birthDate() ? read.birthDate() : null, CUSTOMER.BIRTH_DATE),
            val(points.stream().map(point -> point.kind().code()).toArray(String[]::new)),
            val(points.stream().map(Accepted.Reach::key).toArray(String[]::new)));
    var likely =
        database
            .select(CUSTOMER.ID, CUSTOMER.DISPLAY_NAME, alike.REASONS)
            .from(alike)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(alike.CUSTOMER_ID))
            .where(Customers.visible())
            .orderBy(alike.SCORE.desc(), CUSTOMER.ID)
            .limit(MOST_LIKELY)
            .fetch(row ->
                new Likely(
                    new CustomerId(row.value1()),
                    row.value2(),
                    Arrays.stream(row.value3()).toList()));
    reads.saw(Verb.SEARCH, "customer", likely.stream().map(each -> each.id().value()).toList());
    return likely;
  }

  /** Compares the next who have changed; false where there are none. */
  @Transactional
  public boolean compare() {
    return Routines.compare(database.configuration(), STEP) > 0;
  }
}
