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
 *       exponentially, {@code d = s + k·sinh s}, but only beyond where the function has settled.
 * </ul>
 *
 * As the weights are divided by their sum, the density needs no norm.
 */
public final class Nodes {
  /** Tails are cut where they are e⁻³⁸, less than half a unit in the last place. */
  private static final double TAIL = 38;

  /** A function whose poles are π/2 away from the real line then has an error of exp(-π²/0.2). */
  private static final double STEP = 0.2;

  /**
   * Step in widths of the density. For a bell 0.7 were enough; the characteristic function of the
   * logarithm of a gamma distributed number, {@code Γ(a + iω)/Γ(a)}, falls off more slowly, most so
   * for shapes near 10.
   */
  private static final double WIDTHS = 0.5;

  private final double[] points;
  private final double[] weights;

  private Nodes(double[] points, double[] weights) {
    this.points = points;
    this.weights = weights;
  }

  /**
   * Of a density whose top is at d = 0.
   *
   * @param width of the density in d, as a standard deviation
   * @param settled how far towards 0 from its mean, as a logarithm, a function of the number still
   *     changes; it may grow by no more than the exponential of that
   * @param reach where tails may be stretched
   * @param fall how far the logarithm of the density lies below its top at d
   * @param point the number that belongs to d
   */
  static Nodes of(
      double width,
      double settled,
      double reach,
      DoubleUnaryOperator fall,
      DoubleUnaryOperator point) {
    double step = Math.min(STEP, WIDTHS * width);
    double stretch = 2 * Math.exp(-Math.min(settled + reach, 700));
    double[] points = new double[256];
    double[] weights = new double[256];
    int size = 0;
    double sum = 0;
    for (int side = -1; side <= 1; side += 2) {
      double fallen = 0;
      for (int i = side < 0 ? 1 : 0; fallen < TAIL + settled; i++) {
        double s = i * step;
        double d = side * (s + stretch * Math.sinh(s));
        fallen = fall.applyAsDouble(d);
        if (size == points.length) {
          points = Arrays.copyOf(points, 2 * size);
          weights = Arrays.copyOf(weights, 2 * size);
        }
        points[size] = point.applyAsDouble(d);
        double density = Math.exp(-fallen);
        weights[size] = density == 0 ? 0 : (1 + stretch * Math.cosh(s)) * density;
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
}
