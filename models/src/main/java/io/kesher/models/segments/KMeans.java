package io.kesher.models.segments;

import io.kesher.models.learning.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Parts customers into groups so that the squared distances to the groups' means are least.
 *
 * <p><b>Assumes</b> compact groups of about the same width in all (scaled, see {@link Scale})
 * features. Of {@value #STARTS} runs the best is kept, drawn from a fixed seed: the same rows give
 * the same segments.
 *
 * <p><b>How many:</b> {@link #choose} takes the number with the highest ratio of the variance
 * between groups to that within them, each by its degrees of freedom: {@code (B / (k − 1)) / (W /
 * (n − k))} (T. Caliński &amp; J. Harabasz, Communications in Statistics 3, 1974). The index cannot
 * say "one group"; {@link GaussianMixture} can.
 *
 * @param seed of the random starts
 */
public record KMeans(long seed) {
  private static final int STARTS = 10;

  /** How a fit ended. */
  public enum Diagnosis {
    /** Groups were found. */
    FITTED,
    /** Fewer different rows than groups asked for: there are as many groups as different rows. */
    TOO_FEW_ROWS,
    /** No feature varies: all are one group. */
    NOTHING_VARIES
  }

  /**
   * Segments and how they came about.
   *
   * @param segments the groups
   * @param diagnosis how the fit ended
   * @param spread mean squared distance to the centre, in scaled units
   * @param index of Caliński and Harabasz, the higher the better; zero if there is one group
   */
  public record Fit(Segments segments, Diagnosis diagnosis, double spread, double index) {}

  /** With a seed of one. */
  public static KMeans standard() {
    return new KMeans(1);
  }

  /**
   * Parts rows into a number of groups.
   *
   * @param features numbers only
   * @param count of groups, from 1
   */
  public Fit fit(Features features, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("there is at least one group, not " + count);
    }
    List<Scale> scales = Scale.of(features);
    double[][] rows = Scale.rows(scales, features);
    int different = (int) Arrays.stream(rows).map(Arrays::toString).distinct().limit(count).count();
    if (different < 2 || scales.isEmpty()) {
      return one(scales, rows, count);
    }
    var random = new SplittableRandom(seed);
    Lloyd best = new Lloyd(rows, different, random);
    for (int start = 1; start < STARTS; start++) {
      Lloyd next = new Lloyd(rows, different, random);
      best = next.spread < best.spread ? next : best;
    }
    return new Fit(
        Segments.of(scales, best.centres, best.sizes),
        different < count ? Diagnosis.TOO_FEW_ROWS : Diagnosis.FITTED,
        best.spread / rows.length,
        index(rows, best));
  }

  /**
   * Parts rows into the number of groups that the criterion prefers.
   *
   * @param most groups to try, from 2
   */
  public Fit choose(Features features, int most) {
    if (most < 2) {
      throw new IllegalArgumentException("at least two groups are to be tried, not " + most);
    }
    List<Fit> fits = new ArrayList<>();
    for (int count = 2; count <= most; count++) {
      fits.add(fit(features, count));
    }
    Fit best = fits.getFirst();
    for (Fit fit : fits) {
      best = fit.index > best.index ? fit : best;
    }
    return best;
  }

  private static Fit one(List<Scale> scales, double[][] rows, int count) {
    double[] centre = new double[scales.size()];
    double spread = 0;
    for (double[] row : rows) {
      spread += Lloyd.distance(row, centre) / rows.length;
    }
    Diagnosis why = scales.isEmpty() ? Diagnosis.NOTHING_VARIES : Diagnosis.FITTED;
    Segments all = Segments.of(scales, new double[][] {centre}, new int[] {rows.length});
    return new Fit(all, count > 1 && !scales.isEmpty() ? Diagnosis.TOO_FEW_ROWS : why, spread, 0);
  }

  private static double index(double[][] rows, Lloyd run) {
    double total = 0;
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += row[j] / rows.length;
      }
    }
    for (double[] row : rows) {
      total += Lloyd.distance(row, mean);
    }
    int count = run.centres.length;
    double within = Math.max(run.spread, 1e-12 * total) / Math.max(1, rows.length - count);
    return (total - run.spread) / (count - 1) / within;
  }
}
