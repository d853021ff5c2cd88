package io.kesher.models.comparisons;

import io.kesher.models.numerics.StudentDistribution;
import java.util.Arrays;

/**
 * A mean before and after, of the same customers: the hours of all cases for each case, the
 * contribution of all for each customer.
 *
 * <p><b>What it is.</b> Customer c brings units u (cases, or 1 for being there) and a total t
 * (hours, money), before and after. The mean is the ratio R = Σt / Σu, and the difference is that
 * of two ratios. What one customer brings hangs together, within a span and from one to the other,
 * so customers are what was drawn, not their cases. A ratio moves with each customer as its first
 * Taylor term, e = (t' − R'u')/Σu' − (t − Ru)/Σu, and the variance of the difference is n/(n−1)
 * Σe². The interval is Student's with n − 1 degrees of freedom. Sources: W. G. Cochran, Sampling
 * Techniques, 1977, § 6.9 and 6.10 (comparing ratios of one sample); R. S. Woodruff, A Simple
 * Method for Approximating the Variance of a Complicated Estimate, JASA 66, 1971.
 *
 * <p>It takes sums of the four numbers and of their products, so that they can be summed where they
 * lie, and sums of parts add up to the sum of the whole.
 *
 * <p><b>When not to use it.</b> With fewer than 30 customers, or where few of them make up nearly
 * all: the mean of such few is far from normal.
 */
public final class Ratios {
  /** Units before, total before, units after, total after. */
  public static final int NUMBERS = 4;

  /** Of each two of them, in order: 1·1, 1·2, 1·3, 1·4, 2·2, 2·3 and so on. */
  public static final int PRODUCTS = NUMBERS * (NUMBERS + 1) / 2;

  /** Where the product of two of the numbers lies, the first not behind the second. */
  public static int product(int one, int other) {
    return one * NUMBERS - one * (one - 1) / 2 + other - one;
  }

  private final long customers;
  private final double[] sums;
  private final double[] products;

  /**
   * @param customers that have any units
   * @param sums of the {@link #NUMBERS} over customers
   * @param products sums of the {@link #PRODUCTS} over customers
   */
  public Ratios(long customers, double[] sums, double[] products) {
    if (customers < 0 || sums.length != NUMBERS || products.length != PRODUCTS) {
      throw new IllegalArgumentException(
          "%d customers with %d sums and %d products"
              .formatted(customers, sums.length, products.length));
    }
    this.customers = customers;
    this.sums = sums.clone();
    this.products = products.clone();
  }

  /** With one customer more. */
  public Ratios and(double unitsBefore, double totalBefore, double unitsAfter, double totalAfter) {
    double[] one = {unitsBefore, totalBefore, unitsAfter, totalAfter};
    double[] squares = new double[PRODUCTS];
    for (int i = 0, at = 0; i < NUMBERS; i++) {
      for (int j = i; j < NUMBERS; j++, at++) {
        squares[at] = one[i] * one[j];
      }
    }
    return and(new Ratios(1, one, squares));
  }

  /** With others. */
  public Ratios and(Ratios others) {
    return new Ratios(
        customers + others.customers, sum(sums, others.sums), sum(products, others.products));
  }

  /** Of nobody. */
  public static Ratios none() {
    return new Ratios(0, new double[NUMBERS], new double[PRODUCTS]);
  }

  private static double[] sum(double[] these, double[] those) {
    double[] sums = these.clone();
    Arrays.setAll(sums, i -> these[i] + those[i]);
    return sums;
  }

  public long customers() {
    return customers;
  }

  /** Not a number where there were no units. */
  public double before() {
    return sums[1] / sums[0];
  }

  /** Not a number where there were no units. */
  public double after() {
    return sums[3] / sums[2];
  }

  /**
   * @throws IllegalStateException where a side has no units, or there are fewer than two customers
   */
  public Difference difference() {
    if (customers < 2 || !(sums[0] > 0) || !(sums[2] > 0)) {
      throw new IllegalStateException("there is nothing to compare");
    }
    double[] weights = {before() / sums[0], -1 / sums[0], -after() / sums[2], 1 / sums[2]};
    double squares = 0;
    for (int i = 0, at = 0; i < NUMBERS; i++) {
      for (int j = i; j < NUMBERS; j++, at++) {
        squares += (i == j ? 1 : 2) * weights[i] * weights[j] * products[at];
      }
    }
    double error = Math.sqrt(Math.max(squares, 0) * customers / (customers - 1));
    double half = error * StudentDistribution.quantile(Difference.CONFIDENCE, customers - 1);
    double difference = after() - before();
    return new Difference(difference, difference - half, difference + half);
  }
}
