package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.ENTRY;
import static io.kesher.db.profitability.Tables.STALE;

import io.kesher.agreements.ProductLine;
import io.kesher.agreements.ProductLines;
import io.kesher.audit.Reads;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.db.profitability.Routines;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.HourlyCosts;
import io.kesher.values.Period;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where all that a customer brings and takes is written down, once and for ever. */
@Service
public class Ledger {
  private static final String SEE = "ledger:see";
  private static final String CHANGE = "ledger:change";
  private static final BigDecimal MOST = new BigDecimal("1e13");
  private static final int LONGEST_DAY = 86_400;
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

  private final DSLContext database;
  private final Customers customers;
  private final ProductLines lines;
  private final Rates rates;
  private final HourlyCosts hourlyCosts;
  private final Entries entries;
  private final StandardPeriod standardPeriod;
  private final Classifications classifications;
  private final Reads reads;
  private final ApplicationEventPublisher events;

  Ledger(
      DSLContext database,
      Customers customers,
      ProductLines lines,
      Rates rates,
      HourlyCosts hourlyCosts,
      Entries entries,
      StandardPeriod standardPeriod,
      Classifications classifications,
      Reads reads,
      ApplicationEventPublisher events) {
    this.database = database;
    this.reads = reads;
    this.events = events;
    this.customers = customers;
    this.lines = lines;
    this.rates = rates;
    this.hourlyCosts = hourlyCosts;
    this.entries = entries;
    this.standardPeriod = standardPeriod;
    this.classifications = classifications;
  }

  /**
   * Writes an entry and brings the customer's months and standing up to date, in one transaction.
   */
  @Transactional
  public Entry post(Posting posting) {
    customers.require(posting.customer(), CHANGE);
    return enter(posting, false);
  }

  /**
   * The same for a module that lets people log their work: it has asked for a permission of its
   * own, so that nobody needs to be let write into the ledger to say what they have done.
   */
  @Transactional
  public Entry spend(Posting.Time time) {
    customers.require(time.customer());
    return enter(time, true);
  }

  private Entry enter(Posting posting, boolean logged) {
    check(posting.day(), posting.note());
    long id =
        switch (posting) {
          case Posting.Income income ->
              insert(income, EntryKind.INCOME, checked(income.amount()), income.line(), null);
          case Posting.DirectCost cost ->
              insert(cost, EntryKind.COST, checked(cost.amount()), cost.line(), null);
          case Posting.Time time -> insertTime(time, logged);
        };
    return written(id, posting.customer());
  }

  /**
   * Corrects an entry: writes another that holds the difference to what is right and lies on the
   * same day.
   *
   * @param right the amount of income or direct cost, or the seconds of an entry of time, as they
   *     should have been
   */
  @Transactional
  public Entry correct(long entry, BigDecimal right, String note) {
    Entry wrong = entries.find(entry).orElseThrow(Refusal::notFound);
    customers.require(wrong.customer(), CHANGE);
    var correction = amend(wrong, right, note, false);
    events.publishEvent(new EntryCorrected(entry, correction.id(), right));
    return correction;
  }

  /**
   * The same for time that a module has let somebody {@link #spend}.
   *
   * @param entry the last one that it posted of this work
   */
  @Transactional
  public Entry amend(long entry, int seconds, String note) {
    Entry wrong = entries.find(entry).orElseThrow(Refusal::notFound);
    customers.require(wrong.customer());
    if (wrong.time() == null || seconds < 0 || seconds > LONGEST_DAY) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.seconds");
    }
    return amend(wrong, BigDecimal.valueOf(seconds), note, true);
  }

  private Entry amend(Entry wrong, BigDecimal right, String note, boolean logged) {
    check(wrong.day(), note);
    if (note.isBlank()) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.reason");
    }
    if (entries.isCorrected(wrong.id())) {
      throw Refusal.of(HttpStatus.CONFLICT, "profitability.refusal.corrected");
    }
    BigDecimal stands = entries.standing(wrong);
    BigDecimal difference = checked(right).subtract(stands);
    if (difference.signum() == 0) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.same");
    }
    return written(insertDifference(wrong, difference, note, logged), wrong.customer());
  }

  private Entry written(long id, CustomerId customer) {
    database.insertInto(STALE, STALE.CUSTOMER_ID).values(customer.value()).execute();
    Routines.sumUp(database.configuration(), standardPeriod.begin());
    classifications.welcome(customer);
    return entries.find(id).orElseThrow();
  }

  private static void check(LocalDate day, @Nullable String note) {
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.day");
    }
    if (note != null && note.length() > 500) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.note");
    }
  }

  private static BigDecimal checked(BigDecimal amount) {
    if (amount.abs().compareTo(MOST) >= 0 || amount.stripTrailingZeros().scale() > 4) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.amount");
    }
    return amount;
  }

  private long insert(
      Posting posting,
      EntryKind kind,
      BigDecimal amount,
      @Nullable String line,
      @Nullable Long corrects) {
    return database
        .insertInto(ENTRY)
        .set(ENTRY.CUSTOMER_ID, posting.customer().value())
        .set(ENTRY.DAY, posting.day())
        .set(ENTRY.KIND, kind.code())
        .set(ENTRY.AMOUNT, amount)
        .set(ENTRY.LINE_ID, lineId(line))
        .set(ENTRY.CORRECTS, corrects)
        .set(ENTRY.NOTE, posting.note())
        .returningResult(ENTRY.ID)
        .fetchSingle()
        .value1();
  }

  private @Nullable Short lineId(@Nullable String code) {
    if (code == null) {
      return null;
    }
    return lines
        .find(code)
        .map(ProductLine::id)
        .orElseThrow(
            () -> Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.line", code));
  }

  private long insertTime(Posting.Time time, boolean logged) {
    var book = rates.book();
    if (!book.knows(time.activity())) {
      throw Refusal.of(
          HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.activity", time.activity());
    }
    if (time.quantity() < 1 || time.quantity() > 1000) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.quantity");
    }
    Integer measured = time.seconds();
    if (measured != null && (measured < 0 || measured > LONGEST_DAY)) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.seconds");
    }
    var by = time.by();
    var own = Optional.ofNullable(by).flatMap(who -> hourlyCosts.rate(who, time.day()));
    return database
        .insertInto(ENTRY)
        .set(ENTRY.CUSTOMER_ID, time.customer().value())
        .set(ENTRY.DAY, time.day())
        .set(ENTRY.KIND, EntryKind.TIME.code())
        .set(ENTRY.ACTIVITY, time.activity())
        .set(
            ENTRY.SECONDS,
            measured != null
                ? measured
                : book.standardSeconds(time.activity(), time.day()) * time.quantity())
        .set(ENTRY.QUANTITY, time.quantity())
        .set(ENTRY.HOURLY_RATE, own.orElseGet(() -> book.hourlyCost(time.day())))
        .set(ENTRY.SPENT_BY, own.isPresent() ? EmployeeId.toNullable(by) : null)
        .set(ENTRY.MEASURED, measured != null)
        .set(ENTRY.LOGGED, logged)
        .set(ENTRY.NOTE, time.note())
        .returningResult(ENTRY.ID)
        .fetchSingle()
        .value1();
  }

  private long insertDifference(Entry wrong, BigDecimal difference, String note, boolean logged) {
    var time = wrong.time();
    return database
        .insertInto(ENTRY)
        .set(ENTRY.CUSTOMER_ID, wrong.customer().value())
        .set(ENTRY.DAY, wrong.day())
        .set(ENTRY.KIND, wrong.kind().code())
        .set(ENTRY.AMOUNT, time == null ? difference : null)
        .set(ENTRY.LINE_ID, lineId(wrong.line()))
        .set(ENTRY.ACTIVITY, time == null ? null : time.activity())
        .set(ENTRY.SECONDS, time == null ? null : (Integer) seconds(difference))
        .set(ENTRY.QUANTITY, time == null ? null : (Integer) 0)
        .set(ENTRY.HOURLY_RATE, time == null ? null : time.hourlyRate())
        .set(
            ENTRY.SPENT_BY,
            time == null || time.by() == null ? null : EmployeeId.toNullable(time.by()))
        .set(ENTRY.MEASURED, time == null ? null : (Boolean) time.measured())
        .set(ENTRY.CORRECTS, wrong.id())
        .set(ENTRY.LOGGED, logged)
        .set(ENTRY.NOTE, note)
        .returningResult(ENTRY.ID)
        .fetchSingle()
        .value1();
  }

  private static int seconds(BigDecimal difference) {
    return difference.setScale(0, RoundingMode.HALF_EVEN).intValueExact();
  }

  /** Entries of a customer over a period, the latest first. */
  public List<Entry> entries(CustomerId customer, Entries.Page page) {
    customers.require(customer, SEE);
    reads.saw("ledger", customer.value());
    return entries.of(customer, page);
  }

  /**
   * Entries that no work tells of itself, behind a place, the latest first.
   *
   * @param after the day and number of an entry
   */
  public List<Entry> latest(
      CustomerId customer, Entries.Wanted wanted, Entries.After after, int limit) {
    customers.require(customer, SEE);
    reads.saw("ledger", customer.value());
    return entries.latest(customer, wanted, after, limit);
  }

  /** One entry of this customer; another's is not found. */
  public Entry entry(CustomerId customer, long id) {
    customers.require(customer, SEE);
    reads.saw("ledger", customer.value());
    return entries
        .find(id)
        .filter(entry -> entry.customer().equals(customer))
        .orElseThrow(Refusal::notFound);
  }

  /** The entry that corrects this one, if any does. */
  public Optional<Entry> correctionOf(Entry entry) {
    return entries.correctionOf(entry.id());
  }

  /**
   * What stands after all corrections up to this entry: an amount, or the seconds of an entry of
   * time.
   */
  public BigDecimal standing(Entry entry) {
    return entries.standing(entry);
  }

  /** How many entries of each kind a customer has in a period; kinds without any are left out. */
  public Map<EntryKind, Long> counts(CustomerId customer, Period period) {
    customers.require(customer, SEE);
    return entries.counts(customer, period);
  }
}
