package io.kesher.models.numerics;

import java.util.Optional;

/** A symmetric positive definite matrix as the product of a lower triangle and its transpose. */
public final class Cholesky {
  /** A pivot smaller than this share of its diagonal is rounding, not curvature. */
  private static final double SINGULAR = 1e-13;

  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /** The factor, or nothing if the matrix is not positive definite as far as numbers can tell. */
  public static Optional<Cholesky> of(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        if (j < i) {
          lower[i][j] = rest / lower[j][j];
        } else if (rest > SINGULAR * Math.abs(matrix[i][i])) {
          lower[i][i] = Math.sqrt(rest);
        } else {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Cholesky(lower));
  }

  /** The x for which matrix · x = right. */
  public double[] solve(double[] right) {
    int size = lower.length;
    double[] x = right.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= lower[i][k] * x[k];
      }
      x[i] /= lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        x[i] -= lower[k][i] * x[k];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }

  /** The diagonal of the inverse: of an information matrix, the variances. */
  public double[] inverseDiagonal() {
    double[] diagonal = new double[lower.length];
    for (int i = 0; i < diagonal.length; i++) {
      double[] unit = new double[diagonal.length];
      unit[i] = 1;
      diagonal[i] = solve(unit)[i];
    }
    return diagonal;
  }
}
