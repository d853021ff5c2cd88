package io.kesher.profitability.web;

import java.math.BigDecimal;

/**
 * One scale for all bars of a table: minus at the left of the zero line, plus at its right, a unit
 * of money as wide on both sides. Minus has a third of the room that plus has, so that one great
 * loss does not flatten everybody else; a bar that does not fit is cut, and shows it.
 */
public record Scale(double lowest, double highest, double width) {
  private static final double MINUS_TO_PLUS = 3;
  private static final double LEAST = 0.6;

  static Scale of(BigDecimal lowest, BigDecimal highest, double width) {
    double most = Math.max(0, highest.doubleValue());
    double least = Math.min(0, lowest.doubleValue());
    return new Scale(most > 0 ? Math.max(least, -most / MINUS_TO_PLUS) : least, most, width);
  }

  /** A bar of a sum: where it begins and how wide it is. */
  public record Bar(double x, double width, boolean negative, boolean cut) {}

  public double zero() {
    return range() == 0 ? 0 : width * -lowest / range();
  }

  public Bar bar(BigDecimal amount) {
    boolean negative = amount.signum() < 0;
    double room = negative ? zero() : width - zero();
    double length = range() == 0 ? 0 : width * Math.abs(amount.doubleValue()) / range();
    double shown = amount.signum() == 0 ? 0 : Math.min(Math.max(LEAST, length), room);
    return new Bar(negative ? zero() - shown : zero(), shown, negative, length > room * 1.001);
  }

  private double range() {
    return highest - lowest;
  }
}
