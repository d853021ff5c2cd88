package io.kesher.models.segments;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One run of k-means: start from centres drawn far from each other (D. Arthur &amp; S.
 * Vassilvitskii, k-means++, SODA 2007), then move each to the mean of its rows until none moves (S.
 * Lloyd, IEEE Transactions on Information Theory 28, 1982). A centre that loses its last row stays.
 */
final class Lloyd {
  private static final int MOST_STEPS = 300;

  final double[][] centres;
  final int[] nearest;
  final int[] sizes;
  double spread;
  private final double[][] rows;

  Lloyd(double[][] rows, int count, SplittableRandom random) {
    this.rows = rows;
    this.centres = new double[count][];
    this.nearest = new int[rows.length];
    this.sizes = new int[count];
    start(random);
    assign();
    boolean changed = true;
    for (int step = 0; step < MOST_STEPS && changed; step++) {
      move();
      changed = assign();
    }
  }

  private void start(SplittableRandom random) {
    double[] far = new double[rows.length];
    Arrays.fill(far, Double.POSITIVE_INFINITY);
    int next = random.nextInt(rows.length);
    for (int k = 0; k < centres.length; k++) {
      centres[k] = rows[next].clone();
      double total = 0;
      for (int i = 0; i < rows.length; i++) {
        far[i] = Math.min(far[i], distance(rows[i], centres[k]));
        total += far[i];
      }
      next = draw(far, random.nextDouble() * total);
    }
  }

  private static int draw(double[] weights, double at) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      if (sum > at) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** Gives each row its nearest centre and answers whether any changed. */
  private boolean assign() {
    boolean changed = false;
    spread = 0;
    Arrays.fill(sizes, 0);
    for (int i = 0; i < rows.length; i++) {
      int k = nearest(rows[i], centres);
      changed |= k != nearest[i];
      nearest[i] = k;
      sizes[k]++;
      spread += distance(rows[i], centres[k]);
    }
    return changed;
  }

  private void move() {
    double[][] sums = new double[centres.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        sums[nearest[i]][j] += rows[i][j];
      }
    }
    for (int k = 0; k < centres.length; k++) {
      for (int j = 0; j < sums[k].length && sizes[k] > 0; j++) {
        centres[k][j] = sums[k][j] / sizes[k];
      }
    }
  }

  static int nearest(double[] row, double[][] centres) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < centres.length; k++) {
      double distance = distance(row, centres[k]);
      if (distance < least) {
        least = distance;
        nearest = k;
      }
    }
    return nearest;
  }

  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
