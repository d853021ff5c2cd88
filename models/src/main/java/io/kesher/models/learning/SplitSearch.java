package io.kesher.models.learning;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the split of a node after which the loss is least.
 *
 * <p>To second order a leaf with gradient G and curvature H is best at −G / (H + penalty), and its
 * loss falls by G² / (H + penalty) / 2 (Friedman, Annals of Statistics 29, 2001; Chen &amp;
 * Guestrin, KDD 2016). A split gains what its two leaves gain over one.
 *
 * <p><b>Missing values</b> are tried on both sides. Where a node has none, they follow the larger
 * side.
 *
 * <p><b>Categories</b> are sorted by G / H and then split as if they were numbers; for a convex
 * loss one of these splits is the best of all 2ᵏ (Fisher, JASA 53, 1958). Because a level with few
 * rows would be sorted by its noise, ten rows of average curvature with no gradient are added to
 * each.
 *
 * <p><b>Directions:</b> a split is refused if its two values stand the wrong way round. That alone
 * binds the two leaves only; so what grows below them is kept on its side of their middle.
 */
final class SplitSearch {
  private static final int SMOOTHING_ROWS = 10;
  private static final int[] RISING = IntStream.range(0, Bins.MOST).toArray();

  private final Growth growth;
  private final Direction direction;
  private final Slopes slopes;
  private final Node node;
  private final Bins bins;
  private final int feature;
  private final long[] histogram;
  private final int offset;
  private final double penalty;
  private final double ownGain;
  private final double least;

  private double bestGain;
  private int bestEnd = -1;
  private boolean bestMissingLeft;
  private long bestGradient;
  private long bestCurvature;

  SplitSearch(
      Growth growth,
      Direction direction,
      Slopes slopes,
      Node node,
      long[] histogram,
      Bins bins,
      int feature,
      int offset) {
    this.growth = growth;
    this.direction = direction;
    this.slopes = slopes;
    this.node = node;
    this.histogram = histogram;
    this.bins = bins;
    this.feature = feature;
    this.offset = offset;
    this.penalty = growth.penalty();
    double bend = slopes.curvature(node.sums.curvature()) + penalty;
    this.ownGain = gain(slopes.gradient(node.sums.gradient()), bend, node.value);
    this.least = 1e-12 * (1 + Math.abs(ownGain));
  }

  @Nullable Candidate best() {
    int[] order = order();
    bestGain = least;
    scan(order, false);
    if (Slopes.rows(curvature(bins.size)) > 0) {
      scan(order, true);
    }
    return bestEnd < 0 ? null : candidate(order);
  }

  private int[] order() {
    if (!bins.feature.isCategory()) {
      return Arrays.copyOf(RISING, bins.size);
    }
    double smoothing =
        SMOOTHING_ROWS * slopes.curvature(node.sums.curvature()) / Math.max(1, node.rows());
    double[] slope = new double[bins.size];
    for (int bin = 0; bin < bins.size; bin++) {
      double h = slopes.curvature(curvature(bin)) + smoothing;
      slope[bin] = h > 0 ? slopes.gradient(gradient(bin)) / h : 0;
    }
    return Order.descending(slope);
  }

  /** Tries all places to split at, those missing on one side. */
  private void scan(int[] order, boolean missingLeft) {
    long gradient = missingLeft ? gradient(bins.size) : 0;
    long curvature = missingLeft ? curvature(bins.size) : 0;
    for (int i = 0; i < order.length; i++) {
      int bin = order[i];
      long rowsHere = curvature(bin);
      gradient += gradient(bin);
      curvature += rowsHere;
      int rows = Slopes.rows(curvature);
      if (node.rows() - rows < growth.rowsInLeaf()) {
        return;
      }
      if (rowsHere != 0 && rows >= growth.rowsInLeaf()) {
        consider(i, missingLeft, gradient, curvature);
      }
    }
  }

  private void consider(int end, boolean missingLeft, long gradient, long curvature) {
    long otherGradient = node.sums.gradient() - gradient;
    long otherCurvature = node.sums.curvature() - curvature;
    if (!slopes.areCurved(curvature) || !slopes.areCurved(otherCurvature)) {
      return;
    }
    double leftSlope = slopes.gradient(gradient);
    double rightSlope = slopes.gradient(otherGradient);
    double leftBend = slopes.curvature(curvature) + penalty;
    double rightBend = slopes.curvature(otherCurvature) + penalty;
    double left = node.range.nearest(-leftSlope / leftBend);
    double right = node.range.nearest(-rightSlope / rightBend);
    double gain = gain(leftSlope, leftBend, left) + gain(rightSlope, rightBend, right) - ownGain;
    if (gain > bestGain && direction.allows(left, right)) {
      bestGain = gain;
      bestEnd = end;
      bestMissingLeft = missingLeft;
      bestGradient = gradient;
      bestCurvature = curvature;
    }
  }

  /** Twice what a leaf of this value takes off the loss. */
  private static double gain(double slope, double bend, double value) {
    return -value * (2 * slope + bend * value);
  }

  private Candidate candidate(int[] order) {
    BitSet left = new BitSet();
    for (int i = 0; i <= bestEnd; i++) {
      left.set(order[i]);
    }
    boolean noneMissing = Slopes.rows(curvature(bins.size)) == 0;
    left.set(
        bins.size, noneMissing ? 2 * Slopes.rows(bestCurvature) >= node.rows() : bestMissingLeft);
    Sums sums = new Sums(bestGradient, bestCurvature);
    return new Candidate(feature, left, bestEnd, bestGain, sums);
  }

  private long gradient(int bin) {
    return histogram[offset + 2 * bin];
  }

  private long curvature(int bin) {
    return histogram[offset + 2 * bin + 1];
  }
}
