package io.kesher.books;

import static io.kesher.db.customers.Tables.CUSTOMER;

import io.kesher.AsOwner;
import io.kesher.profitability.EntryKind;
import io.kesher.profitability.SmallBase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** Customers who contribute the less the later they come, and take so many hours a month. */
public final class BookBase {
  public final List<Long> customers = new ArrayList<>();

  private final DSLContext database;
  private final SmallBase entries;
  private final LocalDate today;

  private BookBase(DSLContext database, LocalDate today) {
    this.database = database;
    this.today = today;
    this.entries = SmallBase.of(database, 1, 0);
  }

  /**
   * @param working how many of the first take time
   * @param hours a month that each of these takes
   */
  public static BookBase of(
      DSLContext database, LocalDate today, int size, int working, double hours) {
    AsOwner.run("truncate books.proposal, books.holder, books.holding cascade");
    var base = new BookBase(database, today);
    for (int i = 0; i < size; i++) {
      base.join(i, size);
    }
    for (int i = 0; i < working; i++) {
      base.work(i, hours);
    }
    base.entries.customers.addAll(base.customers);
    base.entries.write();
    return base;
  }

  private void join(int place, int size) {
    long id =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.EXTERNAL_ID, "k" + (1000 + place))
            .set(CUSTOMER.NAME, "לקוח " + (1000 + place))
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1();
    customers.add(id);
    entries.add(
        new SmallBase.Known(
            id,
            today.minusDays(70),
            EntryKind.INCOME,
            BigDecimal.valueOf((size - place) * 100L),
            (short) (place % 4),
            0,
            BigDecimal.ZERO,
            false));
  }

  /** Once a week, each on their day: so the weeks to come are foretold to be like these. */
  private void work(int place, double hours) {
    int weeks = Needs.DAYS / 7;
    int seconds = (int) Math.round(hours * 3600 * 12 / 365.25 * Needs.DAYS / weeks);
    for (int week = 0; week < weeks; week++) {
      entries.add(
          new SmallBase.Known(
              customers.get(place),
              today.minusDays(place % 7 + 7L * week),
              EntryKind.TIME,
              BigDecimal.ZERO,
              null,
              seconds,
              BigDecimal.ZERO,
              true));
    }
  }

  /** Puts somebody into somebody's hands, as a file or a form does. */
  public void give(int place, long employee) {
    database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, employee)
        .where(CUSTOMER.ID.eq(customers.get(place)))
        .execute();
  }
}
