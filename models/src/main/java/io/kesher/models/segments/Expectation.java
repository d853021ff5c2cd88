package io.kesher.models.segments;

import io.kesher.models.numerics.PositiveDefinite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One run of expectation and maximisation for {@link GaussianMixture}. */
final class Expectation {
  private final double[][] rows;
  private final double[][] belongs;
  private final boolean full;
  private final double floor;
  private final Normal[] groups;
  double logLikelihood = Double.NEGATIVE_INFINITY;

  Expectation(double[][] rows, int count, boolean full, double floor) {
    this.rows = rows;
    this.full = full;
    this.floor = floor;
    this.belongs = new double[rows.length][count];
    this.groups = new Normal[count];
  }

  void start(int[] nearest) {
    for (int i = 0; i < rows.length; i++) {
      belongs[i][nearest[i]] = 1;
    }
  }

  /** Answers whether the likelihood came to rest. */
  boolean run(int most) {
    for (int step = 0; step < most; step++) {
      Arrays.setAll(groups, this::normal);
      double before = logLikelihood;
      logLikelihood = expect();
      if (Math.abs(logLikelihood - before) <= 1e-10 * rows.length) {
        return true;
      }
    }
    return false;
  }

  private double expect() {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double[] logs = new double[groups.length];
      for (int k = 0; k < logs.length; k++) {
        logs[k] = groups[k].logDensity(rows[i]);
      }
      double all = GaussianMixture.logSum(logs);
      for (int k = 0; k < logs.length; k++) {
        belongs[i][k] = Math.exp(logs[k] - all);
      }
      sum += all;
    }
    return sum;
  }

  private Normal normal(int k) {
    int size = rows[0].length;
    double weight = 1e-9;
    double[] mean = new double[size];
    for (int i = 0; i < rows.length; i++) {
      weight += belongs[i][k];
      for (int j = 0; j < size; j++) {
        mean[j] += belongs[i][k] * rows[i][j];
      }
    }
    for (int j = 0; j < size; j++) {
      mean[j] /= weight;
    }
    double[][] covariance = new double[size][size];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < size; j++) {
        double distance = belongs[i][k] * (rows[i][j] - mean[j]) / weight;
        for (int l = full ? 0 : j; l <= j; l++) {
          covariance[j][l] += distance * (rows[i][l] - mean[l]);
        }
      }
    }
    for (int j = 0; j < size; j++) {
      covariance[j][j] += floor;
    }
    return Normal.of(weight / rows.length, mean, covariance);
  }

  Mixture mixture(List<Scale> scales) {
    int[] sizes = new int[groups.length];
    for (double[] row : belongs) {
      int most = 0;
      for (int k = 1; k < row.length; k++) {
        most = row[k] > row[most] ? k : most;
      }
      sizes[most]++;
    }
    List<Mixture.Group> found = new ArrayList<>();
    for (int k = 0; k < groups.length; k++) {
      Normal group = groups[k];
      found.add(
          new Mixture.Group(
              group.logWeight,
              Segments.segment(scales, group.mean, sizes[k]),
              group.precision(),
              group.logDeterminant));
    }
    found.sort((a, b) -> Double.compare(b.logWeight(), a.logWeight()));
    return new Mixture(scales, found);
  }

  /** A normal distribution with its share of all rows. */
  static final class Normal {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final double logWeight;
    private final double[] mean;
    private final double[][] inverse;
    private final double logDeterminant;

    Normal(double logWeight, double[] mean, double[][] inverse, double logDeterminant) {
      this.logWeight = logWeight;
      this.mean = mean;
      this.inverse = inverse;
      this.logDeterminant = logDeterminant;
    }

    static Normal of(double weight, double[] mean, double[][] covariance) {
      PositiveDefinite matrix = PositiveDefinite.of(covariance).orElseThrow();
      double[][] inverse = new double[mean.length][mean.length];
      for (int i = 0; i < mean.length; i++) {
        for (int j = 0; j < mean.length; j++) {
          inverse[i][j] = matrix.inverse(i, j);
        }
      }
      return new Normal(Math.log(weight), mean, inverse, matrix.logDeterminant());
    }

    double logDensity(double[] row) {
      double square = 0;
      for (int i = 0; i < mean.length; i++) {
        double along = 0;
        for (int j = 0; j < mean.length; j++) {
          along += inverse[i][j] * (row[j] - mean[j]);
        }
        square += along * (row[i] - mean[i]);
      }
      return logWeight - (square + logDeterminant + mean.length * LOG_TWO_PI) / 2;
    }

    private List<List<Double>> precision() {
      return Arrays.stream(inverse).map(row -> Arrays.stream(row).boxed().toList()).toList();
    }
  }
}
