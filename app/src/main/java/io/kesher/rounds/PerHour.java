package io.kesher.rounds;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Money for an hour of work. */
final class PerHour {
  private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);

  private PerHour() {}

  /** Absent where no time was spent. */
  static @Nullable BigDecimal of(BigDecimal money, long seconds) {
    return seconds == 0
        ? null
        : money.multiply(SECONDS).divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL64);
  }
}
