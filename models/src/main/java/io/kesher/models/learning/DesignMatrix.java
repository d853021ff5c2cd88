package io.kesher.models.learning;

import io.kesher.models.learning.LogisticModel.Part;
import io.kesher.models.learning.LogisticModel.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Features as a linear model sees them: columns of mean zero and deviation one.
 *
 * <p>A number stands for itself. A category becomes one indicator for <em>each</em> level; the
 * penalty, not a left-out level, makes that unique, so no level is special. What is missing counts
 * as the mean, that is as nothing, and raises an indicator of its own if anything was missing in
 * training. A level never seen counts as missing.
 *
 * <p>All columns are scaled, indicators too: the penalty then weighs a feature by its effect over
 * the customers there are, not by its unit. Columns that never vary are left out.
 */
final class DesignMatrix {
  final List<Term> terms = new ArrayList<>();
  final List<double[]> columns = new ArrayList<>();
  private final double[] weights;
  private final double total;

  DesignMatrix(Observations observations) {
    weights = observations.weights();
    total = Arrays.stream(weights).sum();
    for (Feature feature : observations.features().features()) {
      double[] values = observations.features().values(feature);
      if (feature.isCategory()) {
        feature.levels().forEach(level -> add(feature, Part.LEVEL, level, values));
      } else {
        add(feature, Part.NUMBER, "", values);
      }
      add(feature, Part.MISSING, "", values);
    }
  }

  /** The values of a column before scaling, the mean where missing. */
  static double[] seen(Feature feature, Part part, String level, double[] values, double mean) {
    int place = feature.levels().indexOf(level);
    return Arrays.stream(values)
        .map(value ->
            switch (part) {
              case MISSING -> Double.isNaN(value) ? 1 : 0;
              case NUMBER -> Double.isNaN(value) ? mean : value;
              case LEVEL -> Double.isNaN(value) ? mean : value == place ? 1 : 0;
            })
        .toArray();
  }

  private void add(Feature feature, Part part, String level, double[] values) {
    double mean = mean(seen(feature, part, level, values, Double.NaN));
    double[] column = seen(feature, part, level, values, mean);
    double variance = 0;
    for (int i = 0; i < column.length; i++) {
      column[i] -= mean;
      variance += weights[i] * column[i] * column[i];
    }
    double deviation = Math.sqrt(variance / total);
    // Rounding leaves a constant column a deviation of some 1e-16 of its size.
    if (deviation > 1e-12 * Math.abs(mean)) {
      for (int i = 0; i < column.length; i++) {
        column[i] /= deviation;
      }
      terms.add(new Term(feature.name(), part, level, mean, deviation, 0));
      columns.add(column);
    }
  }

  /** The weighted mean of what is not missing; of nothing, zero. */
  private double mean(double[] seen) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < seen.length; i++) {
      if (!Double.isNaN(seen[i])) {
        sum += weights[i] * seen[i];
        weight += weights[i];
      }
    }
    return weight > 0 ? sum / weight : 0;
  }

  /** The matrix row by row, a one in front for the intercept. */
  double[][] rows() {
    double[][] rows = new double[weights.length][columns.size() + 1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = 1;
      for (int j = 0; j < columns.size(); j++) {
        rows[i][j + 1] = columns.get(j)[i];
      }
    }
    return rows;
  }
}
