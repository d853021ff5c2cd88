package io.kesher.profitability.web;

import java.math.BigDecimal;

/** One scale for all bars of a table: minus at the left of the zero line, plus at its right. */
public record Scale(double lowest, double highest, double width) {
  private static final double LEAST = 0.6;

  static Scale of(BigDecimal lowest, BigDecimal highest, double width) {
    return new Scale(Math.min(0, lowest.doubleValue()), Math.max(0, highest.doubleValue()), width);
  }

  /** A bar of a sum: where it begins and how wide it is. */
  public record Bar(double x, double width, boolean negative) {}

  public double zero() {
    return highest - lowest == 0 ? 0 : width * -lowest / (highest - lowest);
  }

  public Bar bar(BigDecimal amount) {
    double length =
        highest - lowest == 0 ? 0 : width * Math.abs(amount.doubleValue()) / (highest - lowest);
    double shown = amount.signum() == 0 ? 0 : Math.max(LEAST, length);
    boolean negative = amount.signum() < 0;
    double begins = negative ? Math.max(0, zero() - shown) : zero();
    return new Bar(begins, Math.min(shown, negative ? zero() : width - zero()), negative);
  }
}
