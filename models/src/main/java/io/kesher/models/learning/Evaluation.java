package io.kesher.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What predictions of a yes or no were worth, once the answer is known.
 *
 * <p>Two different questions, and a model may be good at one only. Is the <em>order</em> right, so
 * that the first called are the right ones: {@link #auc}, {@link #averagePrecision}, {@link
 * #gains}. Are the <em>probabilities</em> right, so that they may be multiplied by money: {@link
 * #logLoss}, {@link #brier}, {@link #calibration}.
 *
 * <p>Rows with equal predictions are never ordered by accident: a group of ties counts half in the
 * AUC, as one threshold in the average precision, and enters gains in proportion.
 *
 * <p>All measures count each row by its weight.
 */
public final class Evaluation {
  /** How near to certain a probability may be. */
  private static final double LEAST = 1e-15;

  private final List<Tie> ties;
  private final double positive;
  private final double total;

  private Evaluation(List<Tie> ties) {
    this.ties = ties;
    this.positive = ties.stream().mapToDouble(Tie::positive).sum();
    this.total = ties.stream().mapToDouble(Tie::weight).sum();
  }

  /**
   * Measures predictions, all rows counting the same.
   *
   * @param outcomes 0 or 1
   * @param predictions probabilities
   */
  public static Evaluation of(double[] outcomes, double[] predictions) {
    double[] ones = new double[outcomes.length];
    Arrays.fill(ones, 1);
    return of(outcomes, predictions, ones);
  }

  /** Measures predictions, rows counting by weights above zero. */
  public static Evaluation of(double[] outcomes, double[] predictions, double[] weights) {
    if (outcomes.length == 0) {
      throw new IllegalArgumentException("there is nothing to evaluate");
    }
    Observations.requireSize("predictions", predictions.length, outcomes.length);
    Observations.requireFinite("weight", weights, outcomes.length);
    for (int i = 0; i < outcomes.length; i++) {
      requireValid(outcomes[i], predictions[i], weights[i]);
    }
    return new Evaluation(Tie.descending(outcomes, predictions, weights));
  }

  private static void requireValid(double outcome, double prediction, double weight) {
    requireBinary(outcome);
    if (!(prediction >= 0 && prediction <= 1)) {
      throw new IllegalArgumentException("the prediction " + prediction + " is not a probability");
    }
    if (weight <= 0) {
      throw new IllegalArgumentException("a weight is above zero, not " + weight);
    }
  }

  static void requireBinary(double outcome) {
    if (outcome != 0 && outcome != 1) {
      throw new IllegalArgumentException("the outcome " + outcome + " is neither 0 nor 1");
    }
  }

  /** The share of rows in which it came true. */
  public double rate() {
    return positive / total;
  }

  /**
   * Area under the ROC curve: the probability that a row in which it came true was predicted above
   * one in which it did not. One half is no better than chance, and so it is if all outcomes are
   * the same and there is nothing to order.
   */
  public double auc() {
    double negative = total - positive;
    if (positive <= 0 || negative <= 0) {
      return 0.5;
    }
    double above = 0;
    double seen = 0;
    for (Tie tie : ties) {
      above += tie.negative() * (seen + tie.positive() / 2);
      seen += tie.positive();
    }
    return above / (positive * negative);
  }

  /**
   * Precision at each threshold, weighted by the recall that threshold adds. A random order has the
   * {@link #rate}. Zero if it never came true.
   */
  public double averagePrecision() {
    if (positive <= 0) {
      return 0;
    }
    double found = 0;
    double asked = 0;
    double sum = 0;
    for (Tie tie : ties) {
      found += tie.positive();
      asked += tie.weight();
      sum += tie.positive() * found / asked;
    }
    return sum / positive;
  }

  /**
   * Mean of minus the logarithm of the probability given to what happened; the lower the better. A
   * probability of exactly 0 or 1 is read as 10⁻¹⁵ away from it, so that one wrong certainty costs
   * 34.5 and not infinity.
   */
  public double logLoss() {
    double sum = 0;
    for (Tie tie : ties) {
      double p = Math.clamp(tie.prediction(), LEAST, 1 - LEAST);
      sum -= tie.positive() * Math.log(p) + tie.negative() * Math.log1p(-p);
    }
    return sum / total;
  }

  /** Mean squared distance of probability and outcome; the lower the better. */
  public double brier() {
    double sum = 0;
    for (Tie tie : ties) {
      double p = tie.prediction();
      sum += tie.positive() * (1 - p) * (1 - p) + tie.negative() * p * p;
    }
    return sum / total;
  }

  /**
   * How much more often it came true among the given share with the highest predictions than in
   * all. One is no better than chance.
   *
   * @param share above 0, at most 1
   */
  public double lift(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("the share " + share + " is not in (0, 1]");
    }
    return positive <= 0 ? 1 : captured(share) / share;
  }

  /** One point of the gains curve: asking this share of rows finds that share of what came true. */
  public record Gain(double share, double captured) {}

  /**
   * The gains curve in equal steps, from (0, 0) to (1, 1).
   *
   * @param steps at least one
   */
  public List<Gain> gains(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("a curve has at least one step, not " + steps);
    }
    List<Gain> gains = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      double share = (double) i / steps;
      gains.add(new Gain(share, positive <= 0 ? share : captured(share)));
    }
    return gains;
  }

  /** The share of what came true that is found among this share of rows. */
  private double captured(double share) {
    double left = share * total;
    double found = 0;
    for (Tie tie : ties) {
      if (tie.weight() >= left) {
        return Math.min(1, (found + tie.positive() * left / tie.weight()) / positive);
      }
      left -= tie.weight();
      found += tie.positive();
    }
    return 1;
  }

  /**
   * One line of the calibration table.
   *
   * @param weight how much of the observations fell here
   * @param predicted mean probability
   * @param observed share that came true
   */
  public record Calibrated(double weight, double predicted, double observed) {}

  /**
   * Predicted against observed in bins of about equal weight, from low to high. Equal predictions
   * share a bin, so there may be fewer bins than asked for.
   *
   * @param bins at least one; ten is usual
   */
  public List<Calibrated> calibration(int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("a table has at least one bin, not " + bins);
    }
    double[] weight = new double[bins];
    double[] predicted = new double[bins];
    double[] observed = new double[bins];
    double before = 0;
    for (Tie tie : ties) {
      // A tie lies where its middle row would.
      double above = (before + tie.weight() / 2) / total;
      int bin = Math.clamp((int) ((1 - above) * bins), 0, bins - 1);
      weight[bin] += tie.weight();
      predicted[bin] += tie.weight() * tie.prediction();
      observed[bin] += tie.positive();
      before += tie.weight();
    }
    List<Calibrated> table = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      if (weight[i] > 0) {
        table.add(new Calibrated(weight[i], predicted[i] / weight[i], observed[i] / weight[i]));
      }
    }
    return table;
  }

  /** Mean distance of predicted and observed over the bins of {@link #calibration}. */
  public double calibrationError(int bins) {
    return calibration(bins).stream()
            .mapToDouble(bin -> bin.weight * Math.abs(bin.predicted - bin.observed))
            .sum()
        / total;
  }
}
