package io.kesher.profitability;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Seconds as people read them. */
final class Hours {
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  private Hours() {}

  static BigDecimal of(long seconds) {
    return BigDecimal.valueOf(seconds).divide(SECONDS_PER_HOUR, 4, RoundingMode.HALF_EVEN);
  }
}
