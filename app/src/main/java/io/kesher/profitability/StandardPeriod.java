package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.ENTRY;
import static io.kesher.db.profitability.Tables.STANDARD_PERIOD;
import static org.jooq.impl.DSL.max;

import io.kesher.db.profitability.Routines;
import io.kesher.identity.Offices;
import io.kesher.identity.Settled;
import io.kesher.values.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The period that the office looks at unless it asks for another: the last twelve calendar months,
 * this one included. Where the ledger ends earlier, they end with its last month, so that an office
 * that brings old files sees them.
 */
@Service
public class StandardPeriod {
  private final DSLContext database;
  private final Offices offices;

  StandardPeriod(DSLContext database, Offices offices) {
    this.database = database;
    this.offices = offices;
  }

  /** The period over which standings are kept ready now. */
  public Period current() {
    return Settled.ask(StandardPeriod.class, this::kept).orElseGet(this::due);
  }

  private Optional<Period> kept() {
    return database
        .select(STANDARD_PERIOD.FROM_DAY, STANDARD_PERIOD.TO_DAY)
        .from(STANDARD_PERIOD)
        .fetchOptional(row -> new Period(row.value1(), row.value2()));
  }

  /** Whether the ledger ends before today's month, and the period with it. */
  public boolean endsEarly() {
    return current().to().isBefore(offices.today().withDayOfMonth(1));
  }

  /** Whether another period is due than the one over which standings are kept. */
  boolean isOver() {
    return !due().equals(current());
  }

  /**
   * Moves on to the period that is due.
   *
   * @return whether it is another one, so that everybody's standing must be worked out anew
   */
  @Transactional
  public boolean moveOn() {
    Period due = due();
    return Routines.setStandardPeriod(database.configuration(), due.from(), due.to());
  }

  /** Keeps the period as it is until the transaction ends, and others from holding it meanwhile. */
  void hold() {
    database.selectFrom(STANDARD_PERIOD).forUpdate().fetch();
  }

  /** Sets the first period where none has been set. */
  boolean begin() {
    return !database.fetchExists(STANDARD_PERIOD) && moveOn();
  }

  private Period due() {
    YearMonth now = YearMonth.from(offices.today());
    LocalDate last = database.select(max(ENTRY.DAY)).from(ENTRY).fetchSingle().value1();
    YearMonth end = last == null || YearMonth.from(last).isAfter(now) ? now : YearMonth.from(last);
    return Period.last12Months(end);
  }
}
