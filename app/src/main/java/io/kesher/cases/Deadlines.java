package io.kesher.cases;

import static io.kesher.db.profitability.Tables.STANDING;

import io.kesher.customers.CustomerId;
import io.kesher.hours.BusinessTime;
import io.kesher.profitability.Group;
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
  private final DSLContext database;
  private final Promises promises;
  private final BusinessTime time;

  Deadlines(DSLContext database, Promises promises, BusinessTime time) {
    this.database = database;
    this.promises = promises;
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

  /** The same deadline after a wait. */
  Instant after(Instant dueAt, CaseSteps.Wait wait) {
    return after(dueAt, length(wait));
  }

  /** An office that is never open keeps its promises by the clock on the wall. */
  private Instant after(Instant from, Duration work) {
    try {
      return time.after(from, work);
    } catch (IllegalArgumentException neverOpen) {
      return from.plus(work);
    }
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
