package io.kesher.models.staffing;

import static io.kesher.models.staffing.Composition.DAYS;
import static io.kesher.models.staffing.Composition.HOLIDAY;
import static io.kesher.models.staffing.Composition.HOURS;
import static io.kesher.models.staffing.Composition.SIZE;
import static io.kesher.models.staffing.Composition.TOGETHER;
import static io.kesher.models.staffing.Composition.TREND;

import io.kesher.models.numerics.Cholesky;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What prior and data together know of the parts of a {@link ContactForecast}: the inverse of their
 * variances and covariances.
 *
 * <p>Of a Poisson regression it is {@code P + Σ mean · x xᵀ}, x being the {@link Composition} of an
 * hour and P the inverse variances of the priors. That matrix has 40,401 entries. But an hour of
 * the week has always the same three parts, so all hours that are the same one of the week add to
 * the same nine entries, and to the others by their months and holidays alone: five sums for each
 * {@link HourOfWeek} are all there is in it.
 */
final class Information {
  private static final double[] PRIOR = prior();

  private Information() {}

  /** Inverse variances, in logarithms, of what the priors hold to be likely. */
  private static double[] prior() {
    double[] deviation = new double[SIZE];
    Arrays.fill(deviation, 0, TOGETHER, 5);
    Arrays.fill(deviation, TOGETHER, TREND, 1);
    deviation[TREND] = 0.2;
    deviation[HOLIDAY] = 1;
    return Arrays.stream(deviation).map(each -> 1 / (each * each)).toArray();
  }

  /** How strongly a part is pulled towards nothing. */
  static double prior(int part) {
    return PRIOR[part];
  }

  /** Ready to be solved; empty if these can't be the sums of any hours. */
  static Optional<Cholesky> factor(List<HourOfWeek> seen) {
    double[][] matrix = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      matrix[i][i] = PRIOR[i];
    }
    for (int day = 0; day < DAYS; day++) {
      for (int hour = 0; hour < HOURS; hour++) {
        int hourOfWeek = HOURS * day + hour;
        int[] parts = {hour, HOURS + day, TOGETHER + hourOfWeek};
        add(seen.get(hourOfWeek), parts, matrix);
      }
    }
    return Cholesky.of(matrix);
  }

  private static void add(HourOfWeek seen, int[] parts, double[][] matrix) {
    for (int part : parts) {
      for (int other : parts) {
        matrix[part][other] += seen.contacts();
      }
      addBoth(matrix, part, TREND, seen.months());
      addBoth(matrix, part, HOLIDAY, seen.onHolidays());
    }
    matrix[TREND][TREND] += seen.squaredMonths();
    matrix[HOLIDAY][HOLIDAY] += seen.onHolidays();
    addBoth(matrix, TREND, HOLIDAY, seen.monthsOnHolidays());
  }

  private static void addBoth(double[][] matrix, int part, int other, double sum) {
    matrix[part][other] += sum;
    matrix[other][part] += sum;
  }
}
