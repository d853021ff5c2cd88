package io.kesher.models.learning;

import static io.kesher.models.learning.Odds.margin;

import java.util.Arrays;

/**
 * Calibration by a straight line through the logarithm of the odds: {@code p = 1 / (1 + exp(−(slope
 * · log(score / (1 − score)) + intercept)))}.
 *
 * <p><b>Assumes</b> that scores are probabilities distorted evenly: too bold everywhere (slope
 * below one), too timid, or shifted. Two numbers are learned, so some hundred rows are enough. For
 * other distortions, and with a few thousand rows, take {@link IsotonicCalibration}.
 *
 * <p>Outcomes are pulled in to (n₊ + 1) / (n₊ + 2) and 1 / (n₋ + 2), as J. Platt, Probabilistic
 * Outputs for Support Vector Machines, 1999, proposes, so that the answer stays finite where scores
 * tell the classes apart. Newton's method, following H.-T. Lin, C.-J. Lin &amp; R. Weng, Machine
 * Learning 68, 2007. A slope below zero would turn the order round; then the score is no use, the
 * slope is 0 and all get the rate.
 *
 * @param slope not below 0
 * @param intercept finite
 */
public record PlattCalibration(double slope, double intercept) implements Calibration {

  public PlattCalibration {
    if (!(slope >= 0 && Double.isFinite(slope) && Double.isFinite(intercept))) {
      throw new IllegalArgumentException(
          "the slope %s is below 0, or it or the intercept %s is not finite"
              .formatted(slope, intercept));
    }
  }

  /**
   * Learns from scores in [0, 1] and what came true, 0 or 1.
   *
   * @throws IllegalArgumentException if there is no row, or one that is neither
   */
  public static PlattCalibration fit(double[] scores, double[] outcomes) {
    Evaluation.of(outcomes, scores);
    double positive = Arrays.stream(outcomes).sum();
    double negative = outcomes.length - positive;
    double[] targets =
        Arrays.stream(outcomes)
            .map(y -> y > 0 ? (positive + 1) / (positive + 2) : 1 / (negative + 2))
            .toArray();
    double[] margins = Arrays.stream(scores).map(Odds::margin).toArray();
    double rate = margin((positive + 1) / (outcomes.length + 2));
    return new PlattCalibration(0, rate).improve(margins, targets);
  }

  private PlattCalibration improve(double[] margins, double[] targets) {
    PlattCalibration best = this;
    for (int step = 0; step < 100; step++) {
      PlattCalibration next = best.newton(margins, targets);
      for (int half = 0;
          half < 40 && next.loss(margins, targets) > best.loss(margins, targets);
          half++) {
        next =
            new PlattCalibration(
                (next.slope + best.slope) / 2, (next.intercept + best.intercept) / 2);
      }
      if (next.loss(margins, targets) >= best.loss(margins, targets)) {
        return best;
      }
      best = next;
    }
    return best;
  }

  private PlattCalibration newton(double[] margins, double[] targets) {
    double bySlope = 0;
    double byIntercept = 0;
    double slopes = 1e-12;
    double mixed = 0;
    double intercepts = 1e-12;
    for (int i = 0; i < margins.length; i++) {
      double x = margins[i];
      double p = Odds.probability(slope * x + intercept);
      bySlope += (p - targets[i]) * x;
      byIntercept += p - targets[i];
      slopes += p * (1 - p) * x * x;
      mixed += p * (1 - p) * x;
      intercepts += p * (1 - p);
    }
    double determinant = slopes * intercepts - mixed * mixed;
    double slopeStep = (intercepts * bySlope - mixed * byIntercept) / determinant;
    if (determinant <= 0 || slope - slopeStep < 0) {
      return new PlattCalibration(0, intercept - (slope > 0 ? 0 : byIntercept / intercepts));
    }
    double interceptStep = (slopes * byIntercept - mixed * bySlope) / determinant;
    return new PlattCalibration(slope - slopeStep, intercept - interceptStep);
  }

  private double loss(double[] margins, double[] targets) {
    double sum = 0;
    for (int i = 0; i < margins.length; i++) {
      sum += Odds.loss(slope * margins[i] + intercept, targets[i]);
    }
    return sum;
  }

  @Override
  public double probability(double score) {
    return Odds.probability(slope * margin(score) + intercept);
  }
}
