package io.kesher.profitability;

import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.CLASSIFICATION;
import static io.kesher.db.profitability.Tables.ENTRY;
import static io.kesher.db.profitability.Tables.STALE;
import static org.jooq.impl.DSL.select;

import io.kesher.AsOwner;
import io.kesher.db.profitability.Routines;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A base of some dozen customers with entries drawn at random, known to the test and written to the
 * database alike.
 */
public final class SmallBase {
  /** An entry as the test knows it. */
  public record Known(
      long customer,
      LocalDate day,
      EntryKind kind,
      BigDecimal amount,
      @Nullable Short line,
      int seconds,
      BigDecimal rate,
      boolean measured) {
    boolean within(Period period) {
      return period.contains(day);
    }
  }

  public final List<Long> customers = new ArrayList<>();
  final List<String> externalIds = new ArrayList<>();
  final List<Known> entries = new ArrayList<>();

  private static final int AT_ONCE = 1000;

  private final DSLContext database;
  private final RandomGenerator chance;

  private SmallBase(DSLContext database, long seed) {
    this.database = database;
    this.chance = new SplittableRandom(seed);
  }

  /**
   * Customers 1 to n, each with up to 60 entries in the years 2023 to 2025, many of them equal to
   * another's.
   */
  public static SmallBase of(DSLContext database, long seed, int size) {
    var base = new SmallBase(database, seed);
    base.empty();
    for (int i = 1; i <= size; i++) {
      base.join(Integer.toString(i));
      for (int n = base.chance.nextInt(60); n > 0; n--) {
        base.live(i - 1);
      }
    }
    base.write();
    return base;
  }

  /** Beside what there is already. */
  public static SmallBase beside(DSLContext database) {
    return new SmallBase(database, 1);
  }

  private void empty() {
    AsOwner.run(
        "truncate profitability.entry, profitability.customer_month, profitability.standing,"
            + " profitability.stale, profitability.snapshot, profitability.standard_period,"
            + " customers.customer cascade");
    database.deleteFrom(CLASSIFICATION).execute();
    for (short line = 0; line < 4; line++) {
      database
          .insertInto(PRODUCT_LINE)
          .set(PRODUCT_LINE.ID, line)
          .set(PRODUCT_LINE.CODE, "line" + line)
          .onConflictDoNothing()
          .execute();
    }
  }

  private void join(String externalId) {
    externalIds.add(externalId);
    customers.add(
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.EXTERNAL_ID, externalId)
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1());
  }

  private void live(int customer) {
    LocalDate day = LocalDate.of(2023, 1, 1).plusDays(chance.nextInt(1096));
    BigDecimal amount = BigDecimal.valueOf(chance.nextInt(-200, 1000), 2).multiply(BigDecimal.TEN);
    Short line = chance.nextBoolean() ? null : (Short) (short) chance.nextInt(4);
    switch (chance.nextInt(3)) {
      case 0 ->
          add(
              new Known(
                  customers.get(customer),
                  day,
                  EntryKind.INCOME,
                  amount,
                  line,
                  0,
                  BigDecimal.ZERO,
                  false));
      case 1 ->
          add(
              new Known(
                  customers.get(customer),
                  day,
                  EntryKind.COST,
                  amount,
                  line,
                  0,
                  BigDecimal.ZERO,
                  false));
      default ->
          add(
              new Known(
                  customers.get(customer),
                  day,
                  EntryKind.TIME,
                  BigDecimal.ZERO,
                  null,
                  chance.nextInt(4000),
                  BigDecimal.valueOf(chance.nextInt(80, 160)),
                  chance.nextBoolean()));
    }
  }

  /** One more entry, to be written with {@link #write}. */
  public void add(Known entry) {
    entries.add(entry);
  }

  /** Writes all entries that are not there yet, and brings the sums up to date. */
  public void write() {
    int there = database.fetchCount(ENTRY);
    for (int from = there; from < entries.size(); from += AT_ONCE) {
      insert(entries.subList(from, Math.min(entries.size(), from + AT_ONCE)));
    }
    database
        .insertInto(STALE, STALE.CUSTOMER_ID)
        .select(select(CUSTOMER.ID).from(CUSTOMER).where(CUSTOMER.ID.in(customers)))
        .execute();
    Routines.sumUp(database.configuration(), false);
  }

  private void insert(List<Known> some) {
    var insert =
        database.insertInto(
            ENTRY,
            ENTRY.CUSTOMER_ID,
            ENTRY.DAY,
            ENTRY.KIND,
            ENTRY.AMOUNT,
            ENTRY.LINE_ID,
            ENTRY.SECONDS,
            ENTRY.QUANTITY,
            ENTRY.HOURLY_RATE,
            ENTRY.MEASURED,
            ENTRY.ACTIVITY);
    for (Known entry : some) {
      boolean time = entry.kind() == EntryKind.TIME;
      insert =
          insert.values(
              entry.customer(),
              entry.day(),
              entry.kind().code(),
              time ? null : entry.amount(),
              entry.line(),
              time ? (Integer) entry.seconds() : null,
              time ? (Integer) 1 : null,
              time ? entry.rate() : null,
              time ? (Boolean) entry.measured() : null,
              time ? "call" : null);
    }
    insert.execute();
  }

  List<Known> of(long customer, Period period) {
    return entries.stream()
        .filter(entry -> entry.customer() == customer && entry.within(period))
        .toList();
  }
}
