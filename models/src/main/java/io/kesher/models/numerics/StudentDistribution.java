package io.kesher.models.numerics;

/** Student's t: the mean of a few, measured by their own spread. */
public final class StudentDistribution {
  private StudentDistribution() {}

  /**
   * The value up to which lies the given probability. One and two degrees of freedom are exact;
   * others by Hill's expansion around the normal, to six digits. Source: G. W. Hill, Algorithm 396:
   * Student's t-quantiles, Communications of the ACM 13, 1970.
   *
   * @param probability strictly between 0 and 1
   * @param freedom degrees of it, from 1
   */
  public static double quantile(double probability, double freedom) {
    if (!(probability > 0 && probability < 1) || !(freedom >= 1)) {
      throw new IllegalArgumentException(
          "probability %s with %s degrees of freedom".formatted(probability, freedom));
    }
    if (probability < 0.5) {
      return -upper(2 * probability, freedom);
    }
    return probability == 0.5 ? 0 : upper(2 * (1 - probability), freedom);
  }

  /** By the probability of both tails; the names are Hill's. */
  private static double upper(double tails, double n) {
    if (n == 1) {
      return 1 / Math.tan(tails * Math.PI / 2);
    }
    if (n == 2) {
      return Math.sqrt(2 / (tails * (2 - tails)) - 2);
    }
    double a = 1 / (n - 0.5);
    double b = 48 / (a * a);
    double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
    double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * n;
    double y = Math.pow(d * tails, 2 / n);
    if (y > 0.05 + a) {
      double x = NormalDistribution.quantile(tails / 2);
      y = x * x;
      double more = n < 5 ? c + 0.3 * (n - 4.5) * (x + 0.6) : c;
      more += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
      y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / more - y - 3) / b + 1) * x;
      y = a * y * y;
      y = Math.expm1(y);
    } else {
      y =
          ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1)
                  * (n + 1)
                  / (n + 2)
              + 1 / y;
    }
    return Math.sqrt(n * y);
  }
}
