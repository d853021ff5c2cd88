package io.kesher.models.learning;

import java.util.Arrays;

/**
 * First and second derivatives of the loss for each row, as whole numbers.
 *
 * <p>Growing a tree is adding up these numbers, again and again in another grouping. Sums of {@code
 * double} depend on the order, so the tree would depend on how the rows were shared out among
 * threads; sums of {@code long} do not. So each round the derivatives are multiplied by a power of
 * two and rounded to 32 bits each, as good as a {@code float}, and added up in 64, exactly. Three
 * more things come free: the histogram of a sibling is an exact difference, an addition takes one
 * cycle and not four, and a row's two numbers are one load.
 *
 * <p>A sum of curvatures shares its {@code long} with the count of rows, the lower {@value
 * #COUNT_BITS} bits, so that one addition does both. For that all curvatures together must keep
 * below 2³⁸; a curvature only weighs the step, which the penalty and the learning rate blur far
 * more.
 */
final class Slopes {
  static final int COUNT_BITS = 24;
  static final int MOST_ROWS = 1 << COUNT_BITS;
  private static final long COUNT = MOST_ROWS - 1;

  /** Of each row the gradient in the upper half, the curvature in the lower. */
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
    this.pairs = new long[outcomes.length];
  }

  /** Works out the slopes at these margins. */
  void update(double[] margins, Workers workers) {
    int pieces = outcomes.length / Workers.PIECE + 1;
    double[] steepest = new double[pieces];
    double[] sharpest = new double[pieces];
    double[] sums = new double[pieces];
    workers.forRows(
        outcomes.length,
        (from, end) -> {
          int piece = from / Workers.PIECE;
          for (int i = from; i < end; i++) {
            double mean = loss.mean(margins[i]);
            gradients[i] = weights[i] * loss.gradient(mean, outcomes[i]);
            curvatures[i] = weights[i] * loss.curvature(mean, outcomes[i]);
            steepest[piece] = Math.max(steepest[piece], Math.abs(gradients[i]));
            sharpest[piece] = Math.max(sharpest[piece], curvatures[i]);
            sums[piece] += curvatures[i];
          }
        });
    gradientScale = scale(Arrays.stream(steepest).max().orElse(0), 31);
    double curvature = Arrays.stream(sums).sum();
    curvatureScale =
        Math.min(
            scale(Arrays.stream(sharpest).max().orElse(0), 32), scale(curvature, 62 - COUNT_BITS));
    gradientUnit = 1 / gradientScale;
    curvatureUnit = 1 / curvatureScale;
    leastCurvature = 1e-9 * curvature * curvatureScale;
    workers.forRows(outcomes.length, this::round);
  }

  private void round(int from, int end) {
    for (int i = from; i < end; i++) {
      long gradient = (long) Math.rint(gradients[i] * gradientScale);
      long curvature = (long) (curvatures[i] * curvatureScale);
      pairs[i] = gradient << 32 | curvature;
    }
  }

  /** The power of two that makes a number less than 2 to the power of bits, with room to round. */
  private static double scale(double number, int bits) {
    return number > 0 ? Math.scalb(1.0, Math.min(bits - 2 - Math.getExponent(number), 1000)) : 1;
  }

  /** The gradient of a row. */
  static long gradientOf(long pair) {
    return pair >> 32;
  }

  /** The curvature of a row, with a count of one. */
  static long curvatureOf(long pair) {
    return (pair & 0xffff_ffffL) << COUNT_BITS | 1;
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
