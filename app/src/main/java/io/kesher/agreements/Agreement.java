package io.kesher.agreements;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A recurring contract of a customer.
 *
 * @param number as the office's other systems call it
 * @param renewalOn the next day on which it is renewed or ends
 * @param endedOn absent while it lasts
 */
public record Agreement(
    String number,
    @Nullable ProductLine line,
    @Nullable BigDecimal premium,
    @Nullable LocalDate startOn,
    @Nullable LocalDate renewalOn,
    @Nullable LocalDate endedOn) {

  /** Whether it lasts on that day. */
  public boolean lasts(LocalDate day) {
    return endedOn == null || endedOn.isAfter(day);
  }
}
