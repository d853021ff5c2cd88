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
    double reach = 40 - Math.log(Math.min(mean, rest));
    return Nodes.of(
        Math.sqrt(1 / a + 1 / b),
        settled,
        reach,
        d -> a * log(mean, rest, -d) + b * log(rest, mean, d),
        d ->
            d > 0
                ? mean / (mean + rest * Math.exp(-d))
                : mean * Math.exp(d) / (rest + mean * Math.exp(d)));
  }

  /** {@code ln(share + rest·e^d)}, share and rest summing to 1, without loss or overflow. */
  private static double log(double share, double rest, double d) {
    return d > 1 ? d + Math.log(rest + share * Math.exp(-d)) : Math.log1p(rest * Math.expm1(d));
  }
}
