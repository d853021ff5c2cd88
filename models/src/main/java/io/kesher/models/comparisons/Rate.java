package io.kesher.models.comparisons;

import io.kesher.models.numerics.NormalDistribution;

/**
 * How many of a number of customers did something.
 *
 * <p>Its interval is Wilson's: where a share p would leave what was seen within 1.96 of its own
 * standard errors. It stays within 0 and 1, and nobody of 40 is not certainly nobody. Source: E. B.
 * Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of the
 * American Statistical Association 22, 1927.
 *
 * @param hits from 0 to {@code of}
 */
public record Rate(long hits, long of) {
  private static final double Z = NormalDistribution.quantile(Difference.CONFIDENCE);

  public Rate {
    if (hits < 0 || hits > of || of < 1) {
      throw new IllegalArgumentException(hits + " of " + of + " is no share");
    }
  }

  public double value() {
    return (double) hits / of;
  }

  public double lower() {
    return hits == 0 ? 0 : middle() - half();
  }

  public double upper() {
    return hits == of ? 1 : middle() + half();
  }

  private double middle() {
    return (hits + Z * Z / 2) / (of + Z * Z);
  }

  private double half() {
    return Z * Math.sqrt(hits * (1 - value()) + Z * Z / 4) / (of + Z * Z);
  }

  /**
   * To a share of others: Newcombe's hybrid of the two Wilson intervals. Source: R. G. Newcombe,
   * Interval Estimation for the Difference Between Independent Proportions, Statistics in Medicine
   * 17, 1998, method 10.
   */
  public Difference to(Rate after) {
    return to(after, 0);
  }

  /**
   * To a share of the same ones: the same with their correlation φ, which is taken half an event
   * closer to none where it is above. Source: R. G. Newcombe, Improved Confidence Intervals for the
   * Difference Between Binomial Proportions Based on Paired Data, Statistics in Medicine 17, 1998,
   * method 10.
   *
   * @param both how many of them did it both before and after
   */
  public Difference toOfTheSame(Rate after, long both) {
    if (after.of != of || both < 0 || both > Math.min(hits, after.hits)) {
      throw new IllegalArgumentException(both + " of them did both of " + this + " and " + after);
    }
    double neither = of - hits - after.hits + both;
    double cross = both * neither - (double) (hits - both) * (after.hits - both);
    double spread = Math.sqrt((double) hits * (of - hits) * after.hits * (of - after.hits));
    double near = cross > 0 ? Math.max(cross - of / 2.0, 0) : cross;
    return to(after, spread == 0 ? 0 : near / spread);
  }

  private Difference to(Rate after, double correlation) {
    double difference = after.value() - value();
    return new Difference(
        difference,
        difference - length(after.value() - after.lower(), upper() - value(), correlation),
        difference + length(after.upper() - after.value(), value() - lower(), correlation));
  }

  private static double length(double one, double other, double correlation) {
    return Math.sqrt(Math.max(one * one - 2 * correlation * one * other + other * other, 0));
  }
}
