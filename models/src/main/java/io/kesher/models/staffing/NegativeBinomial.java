package io.kesher.models.staffing;

import io.kesher.models.numerics.GammaFunctions;

/**
 * Numbers that vary more than Poisson's: those of a Poisson distribution whose mean varies by a
 * gamma distribution.
 *
 * @param mean above 0
 * @param variance at least the mean, at which it is Poisson's
 */
record NegativeBinomial(double mean, double variance) {
  /** The least number up to which lies the probability, or the greatest there is in an int. */
  int quantile(double probability) {
    double extra = Math.max(variance - mean, 1e-9 * mean);
    double shape = mean * mean / extra;
    double success = mean / (mean + shape);
    double log = -shape * Math.log1p(mean / shape);
    int from = 0;
    if (log < -700) {
      // The first terms vanish: begin far below the mean, where nothing lies yet.
      from = (int) Math.max(0, mean - 12 * Math.sqrt(variance));
      log +=
          GammaFunctions.logRatio(shape, from)
              - GammaFunctions.logGamma(from + 1.0)
              + from * Math.log(success);
    }
    double cumulative = Math.exp(log);
    int number = from;
    double far = Math.min(Integer.MAX_VALUE, mean + 40 * Math.sqrt(variance) + 40);
    while (cumulative < probability && number < far) {
      log += Math.log((shape + number) / (number + 1) * success);
      number++;
      cumulative += Math.exp(log);
    }
    return number;
  }
}
