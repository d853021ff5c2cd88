package io.kesher.models.learning;

import java.util.Arrays;

/**
 * First and second derivatives of the loss for each row, as whole numbers.
 *
 * <p>Growing a tree is adding up these numbers, again and again in another grouping. Sums of {@code
 * double} depend on the order, so the tree would depend on how the rows were shared out among
 * threads; sums of {@code long} do not. So each round the gradients are multiplied by the power of
 * two with which their absolute values add up to at most 2⁶¹, and rounded. The error of a row is
 * below 2⁻⁶¹ of that sum, less than what {@code double} sums lose. Two more things come free: the
 * histogram of a sibling is an exact difference, and an addition takes one cycle, not four.
 *
 * <p>The curvature shares its {@code long} with a count of rows, the lower {@value #COUNT_BITS}
 * bits, so that one addition does both. That leaves 39 bits, and an error of half of 2⁻³⁹ of the
 * whole sum; a curvature only weighs the step, which the penalty and the learning rate blur far
 * more.
 */
final class Slopes {
  static final int COUNT_BITS = 24;
  static final int MOST_ROWS = 1 << COUNT_BITS;
  private static final long COUNT = MOST_ROWS - 1;

  /** Gradient and curvature-with-count, by turns. */
  final long[] pairs;

  private final Loss loss;
  private final double[] outcomes;
  private final double[] weights;
  private final double[] gradients;
  private final double[] curvatures;
  private double gradientScale;
  private double gradientUnit;
  private double curvatureScale;
  private double curvatureUnit;
  private double leastCurvature;

  Slopes(Loss loss, double[] outcomes, double[] weights) {
    this.loss = loss;
    this.outcomes = outcomes;
    this.weights = weights;
    this.gradients = new double[outcomes.length];
    this.curvatures = new double[outcomes.length];
    this.pairs = new long[2 * outcomes.length];
  }

  /** Works out the slopes at these margins. */
  void update(double[] margins, Workers workers) {
    int pieces = outcomes.length / Workers.PIECE + 1;
    double[] gradientSums = new double[pieces];
    double[] curvatureSums = new double[pieces];
    workers.forRows(
        outcomes.length,
        (from, end) -> {
          double gradientSum = 0;
          double curvatureSum = 0;
          for (int i = from; i < end; i++) {
            double mean = loss.mean(margins[i]);
            gradients[i] = weights[i] * loss.gradient(mean, outcomes[i]);
            curvatures[i] = weights[i] * loss.curvature(mean, outcomes[i]);
            gradientSum += Math.abs(gradients[i]);
            curvatureSum += curvatures[i];
          }
          gradientSums[from / Workers.PIECE] = gradientSum;
          curvatureSums[from / Workers.PIECE] = curvatureSum;
        });
    gradientScale = scale(Arrays.stream(gradientSums).sum(), 61);
    double curvature = Arrays.stream(curvatureSums).sum();
    curvatureScale = scale(curvature, 62 - COUNT_BITS);
    gradientUnit = 1 / gradientScale;
    curvatureUnit = 1 / curvatureScale;
    leastCurvature = 1e-9 * curvature * curvatureScale;
    workers.forRows(outcomes.length, this::round);
  }

  private void round(int from, int end) {
    for (int i = from; i < end; i++) {
      pairs[2 * i] = (long) (gradients[i] * gradientScale);
      pairs[2 * i + 1] = (long) (curvatures[i] * curvatureScale + 0.5) << COUNT_BITS | 1;
    }
  }

  /** The power of two that makes a sum at most 2 to the power of bits. */
  private static double scale(double sum, int bits) {
    return sum > 0 ? Math.scalb(1.0, Math.min(bits - 1 - Math.getExponent(sum), 1000)) : 1;
  }

  double gradient(long sum) {
    return sum * gradientUnit;
  }

  double curvature(long sum) {
    return (sum >>> COUNT_BITS) * curvatureUnit;
  }

  /** Whether rows have more than a billionth of all curvature: enough to divide by. */
  boolean areCurved(long sum) {
    return sum >>> COUNT_BITS > leastCurvature;
  }

  static int rows(long sum) {
    return (int) (sum & COUNT);
  }
}
