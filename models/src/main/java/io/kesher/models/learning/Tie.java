package io.kesher.models.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * All rows that were given the same prediction. Measures that go through ties and not through rows
 * can't depend on the order in which equal rows happen to come.
 *
 * @param prediction of each
 * @param weight of all
 * @param positive weight of those in which it came true
 */
record Tie(double prediction, double weight, double positive) {
  /** From the highest prediction to the lowest. */
  static List<Tie> descending(double[] outcomes, double[] predictions, double[] weights) {
    int[] order = Order.descending(predictions);
    List<Tie> ties = new ArrayList<>();
    for (int i = 0; i < order.length; ) {
      double prediction = predictions[order[i]];
      double weight = 0;
      double positive = 0;
      for (; i < order.length && predictions[order[i]] == prediction; i++) {
        weight += weights[order[i]];
        positive += weights[order[i]] * outcomes[order[i]];
      }
      ties.add(new Tie(prediction, weight, positive));
    }
    return ties;
  }

  /** Weight of those in which it did not come true. */
  double negative() {
    return weight - positive;
  }
}
