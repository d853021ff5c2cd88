package io.kesher.models.segments;

import io.kesher.models.learning.Features;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Groups as a sum of normal distributions, each with its own size, place and stretch.
 *
 * <p><b>Assumes</b> that within a group the (scaled, see {@link Scale}) features are normal:
 * independent of each other, or correlated in any way if {@code full}. Fitted by expectation and
 * maximisation from the groups of {@link KMeans} (A. Dempster, N. Laird &amp; D. Rubin, JRSS B 39,
 * 1977). To each variance {@value #FLOOR} is added, so that no group shrinks to a point, where the
 * likelihood has no limit.
 *
 * <p><b>How many:</b> {@link #choose} takes the number with the least BIC, −2 · log-likelihood +
 * log rows · parameters (G. Schwarz, Annals of Statistics 6, 1978). One group is an answer too.
 *
 * @param full whether features may be correlated within a group; needs many rows for each
 * @param seed of the random starts
 */
public record GaussianMixture(boolean full, long seed) {
  private static final double FLOOR = 1e-3;
  private static final int MOST_STEPS = 500;

  /** How a fit ended. */
  public enum Diagnosis {
    /** The likelihood rises no more. */
    CONVERGED,
    /** It still rose a little after all steps; the groups are close to their place. */
    STILL_MOVING,
    /** Fewer than ten rows for each group: what is found is chance. */
    TOO_FEW_ROWS,
    /** No feature varies: all are one group. */
    NOTHING_VARIES
  }

  /**
   * A mixture and how it came about.
   *
   * @param mixture the groups
   * @param diagnosis how the fit ended
   * @param logLikelihood of the scaled rows
   * @param bic the lower the better
   */
  public record Fit(Mixture mixture, Diagnosis diagnosis, double logLikelihood, double bic) {}

  /** Features independent within a group, a seed of one. */
  public static GaussianMixture diagonal() {
    return new GaussianMixture(false, 1);
  }

  /** Features correlated within a group, a seed of one. */
  public static GaussianMixture correlated() {
    return new GaussianMixture(true, 1);
  }

  /**
   * Fits a number of groups.
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
    if (scales.isEmpty() || rows.length == 0) {
      return new Fit(Mixture.single(rows.length), Diagnosis.NOTHING_VARIES, 0, 0);
    }
    int groups = Math.min(count, rows.length);
    var em = new Expectation(rows, groups, full, FLOOR);
    em.start(new Lloyd(rows, groups, new SplittableRandom(seed)).nearest);
    boolean converged = em.run(MOST_STEPS);
    int size = scales.size();
    int each = size + (full ? size * (size + 1) / 2 : size) + 1;
    double bic = -2 * em.logLikelihood + Math.log(rows.length) * (groups * each - 1);
    Diagnosis end = converged ? Diagnosis.CONVERGED : Diagnosis.STILL_MOVING;
    return new Fit(
        em.mixture(scales),
        rows.length < 10 * count ? Diagnosis.TOO_FEW_ROWS : end,
        em.logLikelihood,
        bic);
  }

  /**
   * Fits the number of groups that BIC prefers.
   *
   * @param most groups to try, from 1
   */
  public Fit choose(Features features, int most) {
    Fit best = fit(features, 1);
    for (int count = 2; count <= most; count++) {
      Fit next = fit(features, count);
      best = next.bic < best.bic ? next : best;
    }
    return best;
  }

  /** The logarithm of a sum of exponentials, whatever their size. */
  static double logSum(double[] logs) {
    double most = Arrays.stream(logs).max().orElseThrow();
    return most + Math.log(Arrays.stream(logs).map(x -> Math.exp(x - most)).sum());
  }
}
