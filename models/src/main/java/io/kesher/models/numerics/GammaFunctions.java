package io.kesher.models.numerics;

/**
 * The logarithm of the gamma function, its derivatives and, above all, its differences.
 *
 * <p>Likelihoods of counts hold terms {@code lnΓ(a + n) - lnΓ(a)}. Taken apart, both may be of the
 * size 10⁹ while their difference is of the size 1, and with it go all the digits. {@link
 * #logRatio} computes the difference itself: for {@code a ≥ 10} by Stirling's series, in which the
 * large terms are combined before they are computed,
 *
 * <pre>{@code
 * lnΓ(a + d) - lnΓ(a) = (a - ½)·log1p(d/a) + d·ln(a + d) - d + σ(a + d) - σ(a)
 * }</pre>
 *
 * and below that by {@code Γ(a) = Γ(a + m) / (a (a + 1) … (a + m - 1))}. The remainder σ is an
 * asymptotic series; six terms at 10 leave an error below 10⁻¹⁵ (Abramowitz and Stegun, 6.1.41,
 * 6.3.18, 6.4.12).
 */
public final class GammaFunctions {
  private static final double ENOUGH = 10;
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private GammaFunctions() {}

  /** {@code lnΓ(x)} for {@code x > 0}. */
  public static double logGamma(double x) {
    double product = 1;
    double raised = x;
    for (; raised < ENOUGH; raised++) {
      product *= raised;
    }
    return (raised - 0.5) * Math.log(raised)
        - raised
        + HALF_LOG_TWO_PI
        + remainder(raised)
        - Math.log(product);
  }

  /** {@code lnΓ(a + d) - lnΓ(a)} for {@code a > 0, d ≥ 0}; of whole d, ln a(a+1)…(a+d-1). */
  public static double logRatio(double a, double d) {
    if (d == 0) {
      return 0;
    }
    double lowered = 0;
    double raised = a;
    if (raised < ENOUGH) {
      // The first factor by itself: it alone can be beyond all bounds, where a is next to nothing.
      lowered = Math.log(raised + d) - Math.log(raised);
      double ratio = 1;
      for (raised++; raised < ENOUGH; raised++) {
        ratio *= (raised + d) / raised;
      }
      lowered += Math.log(ratio);
    }
    return (raised - 0.5) * Math.log1p(d / raised)
        + d * Math.log(raised + d)
        - d
        + remainder(raised + d)
        - remainder(raised)
        - lowered;
  }

  /** {@code ln B(a, b)} for {@code a, b > 0}. */
  public static double logBeta(double a, double b) {
    return logGamma(Math.min(a, b)) - logRatio(Math.max(a, b), Math.min(a, b));
  }

  /** {@code ψ(x)}, the derivative of {@code lnΓ}, for {@code x > 0}. */
  public static double digamma(double x) {
    double sum = 0;
    double raised = x;
    for (; raised < ENOUGH; raised++) {
      sum -= 1 / raised;
    }
    double z = 1 / (raised * raised);
    double series =
        z
            * (1 / 12.0
                - z
                    * (1 / 120.0
                        - z
                            * (1 / 252.0
                                - z * (1 / 240.0 - z * (1 / 132.0 - z * (691 / 32760.0))))));
    return sum + Math.log(raised) - 0.5 / raised - series;
  }

  /** {@code ψ'(x)}, the second derivative of {@code lnΓ}, for {@code x > 0}. */
  public static double trigamma(double x) {
    double sum = 0;
    double raised = x;
    for (; raised < ENOUGH; raised++) {
      sum += 1 / (raised * raised);
    }
    double z = 1 / (raised * raised);
    double series =
        z
            * (1 / 6.0
                - z
                    * (1 / 30.0
                        - z * (1 / 42.0 - z * (1 / 30.0 - z * (5 / 66.0 - z * (691 / 2730.0))))));
    return sum + (1 + 0.5 / raised + series) / raised;
  }

  private static double remainder(double x) {
    double z = 1 / (x * x);
    return (1 / 12.0
            - z
                * (1 / 360.0
                    - z
                        * (1 / 1260.0
                            - z
                                * (1 / 1680.0
                                    - z * (1 / 1188.0 - z * (691 / 360360.0 - z / 156.0))))))
        / x;
  }
}
