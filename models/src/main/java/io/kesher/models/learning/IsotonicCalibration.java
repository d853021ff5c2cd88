package io.kesher.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Calibration by the rising steps nearest to what was observed.
 *
 * <p><b>Assumes</b> only that a higher score is no less likely. It can mend any distortion, but has
 * as many numbers to learn as the data ask for: below about a thousand rows {@link
 * PlattCalibration} is steadier.
 *
 * <p>Of all functions that never fall, the one with least squared distance to the outcomes, found
 * by pooling adjacent violators (M. Ayer et al., Annals of Mathematical Statistics 26, 1955) in one
 * pass. Between two steps it runs straight; beyond the ends it stays level. Equal scores are pooled
 * first.
 *
 * @param scores where the function bends, rising
 * @param probabilities its values there, never falling
 */
public record IsotonicCalibration(List<Double> scores, List<Double> probabilities)
    implements Calibration {

  public IsotonicCalibration {
    scores = List.copyOf(scores);
    probabilities = List.copyOf(probabilities);
    if (scores.isEmpty() || scores.size() != probabilities.size()) {
      throw new IllegalArgumentException("each score needs its probability, and one there must be");
    }
    for (int i = 0; i < scores.size(); i++) {
      if (!(probabilities.get(i) >= 0 && probabilities.get(i) <= 1)) {
        throw new IllegalArgumentException(probabilities.get(i) + " is not a probability");
      }
      if (i > 0
          && !(scores.get(i - 1) < scores.get(i)
              && probabilities.get(i - 1) <= probabilities.get(i))) {
        throw new IllegalArgumentException("the function does not rise at " + scores.get(i));
      }
    }
  }

  /**
   * Learns from scores in [0, 1] and what came true, 0 or 1.
   *
   * @throws IllegalArgumentException if there is no row, or one that is neither
   */
  public static IsotonicCalibration fit(double[] scores, double[] outcomes) {
    Evaluation.of(outcomes, scores);
    int[] order = Order.descending(Arrays.stream(scores).map(score -> -score).toArray());
    List<Block> blocks = new ArrayList<>();
    for (int row : order) {
      Block next = new Block(scores[row], scores[row], outcomes[row], 1);
      while (!blocks.isEmpty() && blocks.getLast().mustJoin(next)) {
        next = blocks.removeLast().join(next);
      }
      blocks.add(next);
    }
    List<Double> bends = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (Block block : blocks) {
      bends.add(block.low);
      values.add(block.mean());
      if (block.high > block.low) {
        bends.add(block.high);
        values.add(block.mean());
      }
    }
    return new IsotonicCalibration(bends, values);
  }

  private record Block(double low, double high, double sum, int rows) {
    double mean() {
      return sum / rows;
    }

    /** Whether the next block has the same score, or falls. Blocks of equal mean join too. */
    boolean mustJoin(Block next) {
      return high == next.low || sum * next.rows >= next.sum * rows;
    }

    Block join(Block next) {
      return new Block(low, next.high, sum + next.sum, rows + next.rows);
    }
  }

  @Override
  public double probability(double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("the score is NaN");
    }
    int place = Collections.binarySearch(scores, score + 0.0);
    if (place >= 0) {
      return probabilities.get(place);
    }
    int above = -place - 1;
    if (above == 0) {
      return probabilities.getFirst();
    }
    if (above == scores.size()) {
      return probabilities.getLast();
    }
    double low = scores.get(above - 1);
    double share = (score - low) / (scores.get(above) - low);
    double from = probabilities.get(above - 1);
    return from + share * (probabilities.get(above) - from);
  }
}
