package io.kesher.cases;

import static io.kesher.db.profitability.Tables.STANDING;

import io.kesher.customers.CustomerId;
import io.kesher.hours.BusinessTime;
import io.kesher.profitability.Group;
import io.kesher.rounds.Playbooks;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a promise is due. Only the office's business time counts, and none of it while it is the
 * customer's turn.
 */
@Component
class Deadlines {
  private static final int WHOLE = 100;
  private static final int MOST_PERCENT = 1_000_000;
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  private final DSLContext database;
  private final Promises promises;
  private final Playbooks playbooks;
  private final BusinessTime time;

  Deadlines(DSLContext database, Promises promises, Playbooks playbooks, BusinessTime time) {
    this.database = database;
    this.promises = promises;
    this.playbooks = playbooks;
    this.time = time;
  }

  /**
   * @param waits that have been since
   */
  Instant promised(
      CustomerId customer,
      CaseKind kind,
      Severity severity,
      Instant since,
      Collection<CaseSteps.Wait> waits) {
    var waited = waits.stream().map(this::length).reduce(Duration.ZERO, Duration::plus);
    return after(since, promises.all().of(kind, severity, group(customer)).plus(waited));
  }

  /**
   * By when somebody is to be answered: as the playbook of their group says, else as the office.
   */
  Instant answer(CustomerId customer, Instant since) {
    var group = group(customer);
    var own = group == null ? null : playbooks.of(group).answerHours();
    return after(
        since,
        own == null
            ? promises.all().answer(group)
            : Duration.ofSeconds(own.multiply(HOUR).longValue()));
  }

  /** The same deadline after a wait. */
  Instant after(Instant dueAt, CaseSteps.Wait wait) {
    return after(dueAt, length(wait));
  }

  private Instant after(Instant from, Duration work) {
    return after(time.reckoning(), from, work);
  }

  /** An office that is never open keeps its promises by the clock on the wall. */
  private static Instant after(BusinessTime.Reckoning time, Instant from, Duration work) {
    return time.after(from, work).orElseGet(() -> from.plus(work));
  }

  /** When so much of a promised time has passed; more than all of it goes on behind its end. */
  static Instant passed(BusinessTime.Reckoning time, Instant since, Instant dueAt, int percent) {
    var open = time.between(since, dueAt);
    var whole = open.isZero() && since.isBefore(dueAt) ? Duration.between(since, dueAt) : open;
    return percent < WHOLE
        ? after(time, since, whole.multipliedBy(percent).dividedBy(WHOLE))
        : after(time, dueAt, whole.multipliedBy(percent - WHOLE).dividedBy(WHOLE));
  }

  /** How much of a promised time has passed, in whole per cent. */
  static int percent(BusinessTime.Reckoning time, Instant since, Instant dueAt, Instant now) {
    long whole = time.between(since, dueAt).toSeconds();
    return whole == 0
        ? WHOLE
        : (int) Math.min(MOST_PERCENT, time.between(since, now).toSeconds() * WHOLE / whole);
  }

  private Duration length(CaseSteps.Wait wait) {
    return time.between(wait.from(), wait.until());
  }

  private @Nullable Group group(CustomerId customer) {
    return database
        .select(STANDING.GROUP_CODE)
        .from(STANDING)
        .where(STANDING.CUSTOMER_ID.eq(customer.value()))
        .fetchOptional(STANDING.GROUP_CODE)
        .map(Group::valueOf)
        .orElse(null);
  }
}
