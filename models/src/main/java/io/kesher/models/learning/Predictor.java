package io.kesher.models.learning;

/** What was learned. */
@FunctionalInterface
public interface Predictor {

  /**
   * The expected outcome of each row: a probability where outcomes are 0 or 1. Features are found
   * by name; those that were not learned from are ignored.
   */
  double[] predict(Features features);
}
