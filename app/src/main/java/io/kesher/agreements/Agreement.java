package io.kesher.agreements;

import io.kesher.customers.CustomerId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A recurring contract of a customer.
 *
 * @param number as the office's other systems call it
 * @param product absent where only the line is known, as files tell it
 * @param premium of a term
 * @param offeredOn the day it was offered; without a start it is an offer still
 * @param renewalOn the next day on which it is renewed or ends
 * @param endedOn absent while it lasts
 * @param lapse the lapse that stands
 */
public record Agreement(
    AgreementId id,
    CustomerId customer,
    String number,
    @Nullable ProductLine line,
    @Nullable Product product,
    @Nullable BigDecimal premium,
    @Nullable Commission commission,
    @Nullable LocalDate offeredOn,
    @Nullable LocalDate startOn,
    @Nullable LocalDate renewalOn,
    @Nullable LocalDate endedOn,
    @Nullable Lapse lapse,
    int version) {

  /** What becomes of an agreement; {@code R__agreements_status.sql} says the same. */
  public enum Status {
    OFFERED,
    ACTIVE,
    LAPSED,
    ENDED
  }

  public Status status(LocalDate day) {
    if (!lasts(day)) {
      return lapse == null ? Status.ENDED : Status.LAPSED;
    }
    return offeredOn != null && startOn == null ? Status.OFFERED : Status.ACTIVE;
  }

  /** Whether it lasts on that day. */
  public boolean lasts(LocalDate day) {
    return endedOn == null || endedOn.isAfter(day);
  }

  /** Whether it can get another term. */
  public boolean renewable(LocalDate day) {
    return status(day) == Status.ACTIVE && endedOn == null;
  }

  /** The commission of a term; zero where none is known. */
  public BigDecimal due() {
    return commission == null ? BigDecimal.ZERO : commission.due(premium);
  }
}
