package io.kesher.models.numerics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Points and weights, summing to 1, that stand for a distribution of a positive number: an
 * expectation is the weighted mean of a function at the points.
 *
 * <p>They are those of the trapezoidal rule in a variable d on the whole line in which density and
 * function are smooth and fall off exponentially on both sides; the rule then gains digits in
 * proportion to the number of nodes. Two things make it hold for any shape:
 *
 * <ul>
 *   <li>Where the density is narrow the nodes stand as close as its width asks.
 *   <li>A tail that falls off slowly (a shape near 0) is met with nodes that move apart
 *       exponentially, {@code d = s + k·sinh s}, but only beyond where function and density have
 *       settled: there both have their poles, which stretching would bring nearer.
 * </ul>
 *
 * As the weights are divided by their sum, the density needs no norm.
 */
public final class Nodes {
  /** Tails are cut where they are e⁻³⁴, some units in the last place. */
  private static final double TAIL = 34;

  /** A function whose poles are π/2 away from the real line then has an error of exp(-π²/0.25). */
  private static final double STEP = 0.25;

  /**
   * Step in widths of the density. For a bell 0.7 were enough; the characteristic function of the
   * logarithm of a gamma distributed number, {@code Γ(a + iω)/Γ(a)}, falls off more slowly, most so
   * for shapes near 10.
   */
  private static final double WIDTHS = 0.5;

  /** Shapes below this leave the error of a logarithm that was not taken of 1 + z below 10⁻¹⁴. */
  static final double SMALL = 50;

  /** How far beyond the last bend nodes have moved apart by as much as they were. */
  private static final double BEYOND = 5;

  private final double[] points;
  private final double[] weights;

  private Nodes(double[] points, double[] weights) {
    this.points = points;
    this.weights = weights;
  }

  /** A density of d, and the number that belongs to d; both are also told e^d. */
  interface Density {
    /** How far the logarithm of the density lies below its top, which is at d = 0. */
    double fall(double d, double exp);

    /** The number. */
    double number(double d, double exp);
  }

  /**
   * Of a density.
   *
   * @param width of the density in d, as a standard deviation
   * @param settled how far towards 0 from its mean, as a logarithm, a function of the number still
   *     changes; it may grow by no more than the exponential of that
   * @param reach how far from its top the density still bends
   */
  static Nodes of(double width, double settled, double reach, Density density) {
    double step = Math.min(STEP, WIDTHS * width);
    double far = Math.min(settled + reach + BEYOND, 700);
    double product = Math.exp(-2 * far);
    double[] points = new double[128];
    double[] weights = new double[128];
    int size = 0;
    double sum = 0;
    for (int side = -1; side <= 1; side += 2) {
      double fallen = 0;
      for (int i = side < 0 ? 1 : 0; fallen < TAIL + settled; i++) {
        double s = i * step;
        // The halves of k·sinh s and k·cosh s.
        double grows = Math.exp(s - far);
        double shrinks = product / grows;
        double d = side * (s + grows - shrinks);
        double exp = Math.exp(d);
        fallen = density.fall(d, exp);
        if (size == points.length) {
          points = Arrays.copyOf(points, 2 * size);
          weights = Arrays.copyOf(weights, 2 * size);
        }
        points[size] = density.number(d, exp);
        double mass = Math.exp(-fallen);
        weights[size] = mass == 0 ? 0 : (1 + grows + shrinks) * mass;
        sum += weights[size++];
      }
    }
    for (int i = 0; i < size; i++) {
      weights[i] /= sum;
    }
    return new Nodes(Arrays.copyOf(points, size), Arrays.copyOf(weights, size));
  }

  /** The mean of a function of the number; it may be asked at 0. */
  public double expectation(DoubleUnaryOperator function) {
    double expectation = 0;
    for (int i = 0; i < points.length; i++) {
      expectation += weights[i] * function.applyAsDouble(points[i]);
    }
    return expectation;
  }

  /**
   * The mean of {@code 1/(constant + p·u)} over two independent numbers, p of these nodes and u of
   * the others. Divisions are nearly all of it, and in this order the compiler makes vectors of
   * them.
   *
   * @param constant positive
   */
  public double meanOfInverse(double constant, Nodes others) {
    double[] means = new double[others.points.length];
    for (int i = 0; i < points.length; i++) {
      addInverse(weights[i], constant, points[i], others.points, means);
    }
    double mean = 0;
    for (int j = 0; j < means.length; j++) {
      mean += others.weights[j] * means[j];
    }
    return mean;
  }

  private static void addInverse(
      double weight, double constant, double p, double[] u, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += weight / (constant + p * u[j]);
    }
  }
}
