package io.kesher.models.numerics;

/**
 * The beta distribution of a probability p.
 *
 * <p>Its nodes are spaced in {@code d = logit p - logit mean}, where the density is {@code p^a
 * (1-p)^b}. The logarithm is taken relative to the mean, so that of two large terms only the
 * difference is ever formed: shapes from 10⁻⁹ to 10⁹ keep their digits.
 *
 * @param a the shape that pulls p towards 1, positive
 * @param b the shape that pulls p towards 0, positive
 */
public record BetaDistribution(double a, double b) {
  /** The mean of p. */
  public double mean() {
    return a / (a + b);
  }

  /** Nodes for functions that no longer change where p is less than {@code e^-settled · mean}. */
  public Nodes nodes(double settled) {
    double mean = a / (a + b);
    double rest = b / (a + b);
    return Nodes.of(
        Math.sqrt(1 / a + 1 / b),
        settled,
        -Math.log(Math.min(mean, rest)),
        new Density(a, b, mean, rest));
  }

  /** With q = (1 - p)/rest, rest being 1 - mean, {@code p/mean = q·e^d}. */
  private record Density(double a, double b, double mean, double rest) implements Nodes.Density {
    /** {@code -a·ln(p/mean) - b·ln q}, seen from the end of 0 or 1 that p is nearer to. */
    @Override
    public double fall(double d, double exp) {
      if (mean * exp > rest) {
        double log = log(mean, rest, -d, 1 / exp);
        return a * log + b * (log + d);
      }
      double log = log(rest, mean, d, exp);
      return a * (log - d) + b * log;
    }

    /** {@code ln(one + other·e^d)}, the two shares summing to 1. */
    private double log(double one, double other, double d, double exp) {
      double sum = one + other * exp;
      return sum < 0.5 || a + b < Nodes.SMALL ? Math.log(sum) : Math.log1p(other * Math.expm1(d));
    }

    @Override
    public double number(double d, double exp) {
      return mean / (mean + rest / exp);
    }
  }
}
