package io.kesher.profitability;

import java.math.BigDecimal;

/**
 * Where a condition draws its line: at a value in the input's own unit, or at a percentile of the
 * base, which moves with it.
 *
 * @param value in the unit of the input, or a percentile from 0 to 100
 */
public record Threshold(Kind kind, BigDecimal value) {
  public enum Kind {
    VALUE,
    PERCENTILE
  }

  public Threshold {
    if (kind == Kind.PERCENTILE
        && (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0)) {
      throw new IllegalArgumentException("a percentile lies between 0 and 100, not at " + value);
    }
  }

  public static Threshold value(long value) {
    return new Threshold(Kind.VALUE, BigDecimal.valueOf(value));
  }

  public static Threshold percentile(long percentile) {
    return new Threshold(Kind.PERCENTILE, BigDecimal.valueOf(percentile));
  }
}
