package io.kesher.models.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a way to learn would have been worth, had it been used at some days in the past.
 *
 * <p>At each of the days the learner gets the rows whose outcome was <em>known</em> before that
 * day, and predicts the rows dated from that day up to the next. A row dated before but decided
 * after is used for neither: on that day it was open. So no prediction can profit from what came
 * later, whatever the features are, as long as each feature was known on its row's day.
 *
 * <p>Random folds answer another question, "how well does it tell customers apart today", and
 * flatter: neighbours in time share what happened to all.
 */
public final class Validation {
  private Validation() {}

  /**
   * One learning and what came of it.
   *
   * @param from the day of learning
   * @param to predicted were rows dated before this day
   * @param learned rows learned from
   * @param outcomes of the rows predicted
   * @param predictions for them
   */
  public record Split(
      LocalDate from, LocalDate to, int learned, List<Double> outcomes, List<Double> predictions) {
    public Split {
      outcomes = List.copyOf(outcomes);
      predictions = List.copyOf(predictions);
    }

    /** What the predictions were worth, if outcomes are 0 or 1. */
    public Evaluation evaluation() {
      return Evaluation.of(array(outcomes), array(predictions));
    }
  }

  /**
   * Learns at each day but the last and predicts up to the next.
   *
   * @param days rising, at least two
   * @return a split for each pair of days between which there are rows and before which there was
   *     something to learn
   */
  public static List<Split> byDate(Observations observations, Learner learner, LocalDate... days) {
    if (days.length < 2) {
      throw new IllegalArgumentException("a split needs a day to learn on and a day to end");
    }
    List<Split> splits = new ArrayList<>();
    for (int i = 1; i < days.length; i++) {
      if (!days[i - 1].isBefore(days[i])) {
        throw new IllegalArgumentException(days[i] + " is not after " + days[i - 1]);
      }
      Observations past = observations.knownBefore(days[i - 1]);
      Observations next = observations.dated(days[i - 1], days[i]);
      if (past.size() > 0 && next.size() > 0) {
        double[] predictions = learner.learn(past).predict(next.features());
        splits.add(
            new Split(days[i - 1], days[i], past.size(), list(next.outcomes()), list(predictions)));
      }
    }
    return splits;
  }

  /** All predictions of the splits in one measure. */
  public static Evaluation pooled(List<Split> splits) {
    double[] outcomes =
        splits.stream().flatMap(split -> split.outcomes.stream()).mapToDouble(y -> y).toArray();
    double[] predictions =
        splits.stream().flatMap(split -> split.predictions.stream()).mapToDouble(p -> p).toArray();
    return Evaluation.of(outcomes, predictions);
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
