package io.kesher.models.comparisons;

/**
 * What came after less what was before.
 *
 * @param lower the true difference is not below it, and not above {@code upper}, with a confidence
 *     of 95 %
 */
public record Difference(double value, double lower, double upper) {
  static final double CONFIDENCE = 0.975;

  /** Whether chance alone hardly explains it: zero lies outside. */
  public boolean stands() {
    return lower > 0 || upper < 0;
  }
}
