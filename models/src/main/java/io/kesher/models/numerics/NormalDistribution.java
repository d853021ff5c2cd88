package io.kesher.models.numerics;

/** The standard normal distribution. */
public final class NormalDistribution {
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  /** Up to here the series is quick and exact, beyond it the continued fraction. */
  private static final double MIDDLE = 3;

  private NormalDistribution() {}

  /** The probability of a value up to x; both tails to full relative accuracy. */
  public static double cumulative(double x) {
    if (Math.abs(x) < MIDDLE) {
      return x < -1 ? tail(-x) : 0.5 + density(x) * series(x);
    }
    return x < 0 ? tail(-x) : 1 - tail(x);
  }

  /** The value up to which lies the given probability, strictly between 0 and 1. */
  public static double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability " + probability + " must lie between 0 and 1");
    }
    if (probability > 0.5) {
      return probability == 1 - (1 - probability) ? -lower(1 - probability) : lower(probability);
    }
    return lower(probability);
  }

  /** Newton's method on the logarithm of the tail, which is concave: it can't overshoot. */
  private static double lower(double probability) {
    double target = Math.log(probability);
    double x = probability < 0.1 ? -Math.sqrt(-2 * target) : 0;
    for (int step = 0; step < 60; step++) {
      double cumulative = cumulative(x);
      double change = (Math.log(cumulative) - target) * cumulative / density(x);
      x -= change;
      if (Math.abs(change) <= 1e-15 * Math.max(1, Math.abs(x))) {
        break;
      }
    }
    return x;
  }

  private static double density(double x) {
    return Math.exp(-0.5 * x * x) / ROOT_TWO_PI;
  }

  /** {@code x + x³/3 + x⁵/15 + …}: all terms of one sign. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
      term *= x * x / n;
      sum += term;
    }
    return sum;
  }

  /** The upper tail by Laplace's continued fraction {@code x + 1/(x + 2/(x + 3/…))}. */
  private static double tail(double x) {
    double fraction = x;
    for (int n = x < MIDDLE ? 400 : 60; n > 0; n--) {
      fraction = x + n / fraction;
    }
    return density(x) / fraction;
  }
}
