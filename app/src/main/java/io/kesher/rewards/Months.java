package io.kesher.rewards;

import static io.kesher.db.rewards.Tables.CALENDAR;
import static io.kesher.db.rewards.Tables.CLOSING;
import static io.kesher.db.rewards.Tables.RULE_SET;
import static org.jooq.impl.DSL.min;

import io.kesher.db.rewards.Routines;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Months are closed one after the other, and a closed one never changes. */
@Service
public class Months {
  private final DSLContext database;
  private final Offices offices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Months(DSLContext database, Offices offices, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.offices = offices;
    this.events = events;
    this.clock = clock;
  }

  /** The first month that is not closed; absent as long as no set was adopted. */
  public Optional<YearMonth> open() {
    return database
        .select(CALENDAR.OPEN_MONTH)
        .from(CALENDAR)
        .fetchOptional(CALENDAR.OPEN_MONTH)
        .map(YearMonth::from);
  }

  /** The first month of all; absent as long as no set was adopted. */
  public Optional<YearMonth> first() {
    return Optional.ofNullable(
            database.select(min(RULE_SET.FROM_MONTH)).from(RULE_SET).fetchSingle().value1())
        .map(YearMonth::from);
  }

  /**
   * A month that there can be anything in.
   *
   * @throws Refusal 404 for others
   */
  static LocalDate day(YearMonth month) {
    if (month.getYear() < 1900 || month.getYear() > 2100) {
      throw Refusal.notFound();
    }
    return month.atDay(1);
  }

  /**
   * Brings what is due in open months up to what is known now, where something has changed since.
   * Whoever reads lines calls it first; before a transaction that only reads, which cannot.
   *
   * @throws Refusal 503 where somebody else is at it for longer than anybody waits for a page: what
   *     no longer holds is shown to nobody
   */
  public void catchUp() {
    try {
      Routines.catchUp(database.configuration());
    } catch (PessimisticLockingFailureException underWay) {
      throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "rewards.refusal.under-way");
    }
  }

  public boolean closed(YearMonth month) {
    return open().map(month::isBefore).orElse(false);
  }

  /** Whether the month could be closed today. */
  public boolean closable(YearMonth month) {
    return open().filter(month::equals).isPresent()
        && offices.today().isAfter(month.atEndOfMonth());
  }

  /**
   * Closes the first open month: writes its lines and statements in one transaction.
   *
   * @throws Refusal 409 where it is not the first open one, or not over yet
   */
  @Transactional
  public void close(YearMonth month) {
    hold();
    if (!open().filter(month::equals).isPresent()) {
      throw Refusal.of(HttpStatus.CONFLICT, "rewards.refusal.not-open");
    }
    if (!closable(month)) {
      throw Refusal.of(HttpStatus.CONFLICT, "rewards.refusal.not-over");
    }
    Routines.closeMonth(database.configuration(), Viewers.by(), clock.instant());
    events.publishEvent(new MonthClosed(month));
  }

  /**
   * A set is to pay from this month on.
   *
   * @throws Refusal 422 where the month is closed
   */
  void begin(YearMonth from) {
    hold();
    var open = open().orElse(from);
    if (from.isBefore(open) && database.fetchExists(CLOSING)) {
      throw Refusal.of(List.of(FieldFault.of("from", "rewards.fault.closed")));
    }
    LocalDate first = from.isBefore(open) ? from.atDay(1) : open.atDay(1);
    database.update(CALENDAR).set(CALENDAR.OPEN_MONTH, first).execute();
  }

  /** One at a time closes a month or adopts a set. */
  private void hold() {
    database.select(CALENDAR.ONE).from(CALENDAR).forUpdate().fetch();
  }
}
