package io.kesher.models.learning;

/**
 * Turns a score into a probability that can be believed: of those told 20 %, a fifth.
 *
 * <p>Learn it from rows the model was not fitted on, else it learns how well the model remembers.
 */
public sealed interface Calibration permits PlattCalibration, IsotonicCalibration {

  /** The probability of a score. A higher score never has a lower probability. */
  double probability(double score);

  /** A predictor whose scores are turned into probabilities. */
  default Predictor after(Predictor predictor) {
    return rows -> {
      double[] scores = predictor.predict(rows);
      for (int i = 0; i < scores.length; i++) {
        scores[i] = probability(scores[i]);
      }
      return scores;
    };
  }
}
