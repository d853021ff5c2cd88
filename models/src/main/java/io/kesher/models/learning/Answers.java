package io.kesher.models.learning;

import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;

/** What rows say to questions about one feature, as small whole numbers. */
sealed interface Answers {
  /** Writes the answers of so many rows, the first of which is at {@code from}. */
  void write(double[] values, int from, int size, int[] answers);

  /** Rows whose answer is below this go left. */
  int limit(Tree.Split split);

  /**
   * Of a number, how many of the thresholds that trees hold against it are below: {@code value ≤
   * thresholds[k]} just where {@code rank < k + 1}. One search answers all questions about a
   * number, and exactly.
   */
  final class Rank implements Answers {
    private final double[] thresholds;
    private final double[] padded;
    private final int missing;

    Rank(SortedSet<Double> thresholds, boolean missingLeft) {
      this.thresholds = thresholds.stream().mapToDouble(Double::doubleValue).toArray();
      int size = this.thresholds.length;
      padded = Arrays.copyOf(this.thresholds, 2 * Integer.highestOneBit(size) - 1);
      Arrays.fill(padded, size, padded.length, Double.POSITIVE_INFINITY);
      missing = missingLeft ? 0 : size;
    }

    /**
     * A binary search without branches, which would be mispredicted half of the time, taken a step
     * further for one row after the other: no row waits for itself.
     */
    @Override
    public void write(double[] values, int from, int size, int[] answers) {
      Arrays.fill(answers, 0, size, 0);
      for (int step = (padded.length + 1) / 2; step > 0; step /= 2) {
        search(values, from, size, step, answers);
      }
      for (int i = 0; i < size; i++) {
        if (Double.isNaN(values[from + i])) {
          answers[i] = missing;
        }
      }
    }

    private void search(double[] values, int from, int size, int step, int[] ranks) {
      for (int i = 0; i < size; i++) {
        double distance = padded[ranks[i] + step - 1] - values[from + i];
        // Negative where the threshold is below; its sign is then all ones.
        ranks[i] += (int) (Double.doubleToRawLongBits(distance) >> 63) & step;
      }
    }

    @Override
    public int limit(Tree.Split split) {
      return 1 + Arrays.binarySearch(thresholds, threshold(split));
    }

    /** Never negative zero, which a search would put below zero. */
    static double threshold(Tree.Split split) {
      return ((Tree.ByNumber) split).atMost() + 0.0;
    }
  }

  /** Of a category, 0 where the level is one of those that go left, else 1. */
  final class Side implements Answers {
    private final int[] sides;

    Side(int levels, Set<Integer> left, boolean missingLeft) {
      sides = new int[levels + 1];
      Arrays.setAll(sides, level -> left.contains(level) ? 0 : 1);
      sides[levels] = missingLeft ? 0 : 1;
    }

    @Override
    public void write(double[] values, int from, int size, int[] answers) {
      for (int i = 0; i < size; i++) {
        double value = values[from + i];
        answers[i] = sides[Double.isNaN(value) ? sides.length - 1 : (int) value];
      }
    }

    @Override
    public int limit(Tree.Split split) {
      return 1;
    }
  }
}
