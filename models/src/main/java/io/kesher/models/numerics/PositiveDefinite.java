package io.kesher.models.numerics;

import static java.lang.Math.fma;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The inverse and the determinant of a symmetric positive definite matrix, fast in plain Java.
 *
 * <p><b>How.</b> The sweep operator (Goodnight, The American Statistician 33, 1979) turns A into
 * −A⁻¹ in place, pivot by pivot: with K the rows being swept and D the inverse of their own block,
 *
 * <pre>
 *   A[i][j] ← A[i][j] − A[i][K] · D · A[K][j]     for all other i, j
 *   A[i][K] ← A[i][K] · D
 *   A[K][K] ← −D
 * </pre>
 *
 * It needs n³ operations, as many as a Cholesky decomposition followed by an inversion, but all of
 * them in the one line above. That line decides the speed, so K is a block of pivots: a row of A is
 * then fetched once for 64 pivots instead of once for each, and the part of D · A[K] in use stays
 * in the second cache. Only the lower triangle is kept.
 *
 * <p>Four pivots are subtracted in one pass over a row: the compiler turns a loop over {@code a[j]}
 * and four {@code b[j]} into vector instructions, and four products for one load and one store keep
 * its arithmetic busy. Eight were measured at half the speed, for want of registers; two rows at
 * once are not turned into vectors at all.
 *
 * <p>Rows are shared out among the threads of the common pool. Each entry is worked out by one
 * thread and in one order, so the result is the same for any number of them.
 *
 * <p>No pivot is exchanged for another: for a positive definite matrix that is stable.
 */
public final class PositiveDefinite {
  private static final int PIVOTS = 64;
  private static final int TILE = 512;
  private static final int SMALL = 128;

  private final double[][] a;
  private final int size;
  private double logDeterminant;

  private PositiveDefinite(double[][] a) {
    this.a = a;
    this.size = a.length;
  }

  /**
   * Inverts a matrix.
   *
   * @param matrix its lower triangle is read, nothing is written to it
   * @return nothing if the matrix is not positive definite to working precision
   */
  public static Optional<PositiveDefinite> of(double[][] matrix) {
    double[][] lower = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      lower[i] = Arrays.copyOf(matrix[i], i + 1);
    }
    var inverted = new PositiveDefinite(lower);
    return inverted.sweepAll() ? Optional.of(inverted) : Optional.empty();
  }

  /** An entry of the inverse. */
  public double inverse(int row, int column) {
    return -(column <= row ? a[row][column] : a[column][row]);
  }

  /** The inverse times a vector. */
  public double[] solve(double[] right) {
    double[] solution = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        solution[i] += inverse(i, j) * right[j];
      }
    }
    return solution;
  }

  /** The natural logarithm of the matrix's determinant. */
  public double logDeterminant() {
    return logDeterminant;
  }

  private boolean sweepAll() {
    for (int first = 0; first < size; first += PIVOTS) {
      if (!sweep(first, Math.min(first + PIVOTS, size))) {
        return false;
      }
    }
    return true;
  }

  private boolean sweep(int first, int end) {
    double[][] pivots = rows(first, end);
    double[][] inverse = new double[end - first][end - first];
    for (int k = first; k < end; k++) {
      System.arraycopy(pivots[k - first], first, inverse[k - first], 0, end - first);
    }
    if (!invertSmall(inverse)) {
      return false;
    }
    double[][] scaled = product(inverse, pivots);
    for (int from = 0; from < size; from += TILE) {
      int left = from;
      rowsInParallel(left).forEach(i -> subtract(i, left, pivots, scaled));
    }
    store(first, end, inverse, scaled);
    return true;
  }

  /** Whole rows of the symmetric matrix, the part right of the diagonal taken from below it. */
  private double[][] rows(int first, int end) {
    double[][] rows = new double[end - first][size];
    for (int k = first; k < end; k++) {
      System.arraycopy(a[k], 0, rows[k - first], 0, k + 1);
    }
    for (int i = first + 1; i < size; i++) {
      for (int k = first; k < Math.min(i, end); k++) {
        rows[k - first][i] = a[i][k];
      }
    }
    return rows;
  }

  private boolean invertSmall(double[][] block) {
    int n = block.length;
    for (int k = 0; k < n; k++) {
      double pivot = block[k][k];
      if (!(pivot > 0 && Double.isFinite(pivot))) {
        return false;
      }
      logDeterminant += Math.log(pivot);
      double[] row = block[k].clone();
      for (int i = 0; i < n; i++) {
        if (i != k) {
          add(block[i], -row[i] / pivot, row, n);
          block[i][k] = row[i] / pivot;
        }
      }
      for (int j = 0; j < n; j++) {
        block[k][j] = row[j] / pivot;
      }
      block[k][k] = -1 / pivot;
    }
    for (double[] row : block) {
      for (int j = 0; j < n; j++) {
        row[j] = -row[j];
      }
    }
    return true;
  }

  private double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[left.length][size];
    IntStream rows = IntStream.range(0, left.length);
    (size < SMALL ? rows : rows.parallel())
        .forEach(i -> {
          for (int k = 0; k < right.length; k++) {
            add(product[i], left[i][k], right[k], size);
          }
        });
    return product;
  }

  private IntStream rowsInParallel(int from) {
    IntStream rows = IntStream.range(from, size);
    return size < SMALL ? rows : rows.parallel();
  }

  private void subtract(int i, int from, double[][] pivots, double[][] scaled) {
    int end = Math.min(Math.min(from + TILE, size), i + 1);
    int k = 0;
    for (; k + 4 <= pivots.length; k += 4) {
      subtractFour(a[i], i, from, end, pivots, scaled, k);
    }
    for (; k < pivots.length; k++) {
      double f = pivots[k][i];
      double[] s = scaled[k];
      for (int j = from; j < end; j++) {
        a[i][j] -= f * s[j];
      }
    }
  }

  private static void subtractFour(
      double[] row, int i, int from, int end, double[][] pivots, double[][] scaled, int k) {
    double f0 = -pivots[k][i];
    double f1 = -pivots[k + 1][i];
    double f2 = -pivots[k + 2][i];
    double f3 = -pivots[k + 3][i];
    double[] s0 = scaled[k];
    double[] s1 = scaled[k + 1];
    double[] s2 = scaled[k + 2];
    double[] s3 = scaled[k + 3];
    for (int j = from; j < end; j++) {
      row[j] = fma(f0, s0[j], fma(f1, s1[j], fma(f2, s2[j], fma(f3, s3[j], row[j]))));
    }
  }

  private static void add(double[] sum, double times, double[] row, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] += times * row[j];
    }
  }

  /** Writes the swept rows over their old values. */
  private void store(int first, int end, double[][] inverse, double[][] scaled) {
    for (int k = first; k < end; k++) {
      for (int j = 0; j < first; j++) {
        a[k][j] = scaled[k - first][j];
      }
      for (int j = first; j <= k; j++) {
        a[k][j] = -inverse[k - first][j - first];
      }
    }
    for (int i = end; i < size; i++) {
      for (int k = first; k < end; k++) {
        a[i][k] = scaled[k - first][i];
      }
    }
  }
}
