package io.kesher.models.learning;

/** The logistic function and its logarithms, without overflow or lost digits at either end. */
final class Odds {
  private Odds() {}

  /** The probability with this logarithm of odds. */
  static double probability(double margin) {
    double odds = Math.exp(-Math.abs(margin));
    return margin >= 0 ? 1 / (1 + odds) : odds / (1 + odds);
  }

  /** {@code log(1 + exp(margin)) − outcome · margin}: the log loss of an outcome from 0 to 1. */
  static double loss(double margin, double outcome) {
    return Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))) - outcome * margin;
  }

  /** The logarithm of the odds, of a probability kept off 0 and 1 so that it stays finite. */
  static double margin(double probability) {
    double p = Math.clamp(probability, 1e-15, 1 - 1e-15);
    return Math.log(p) - Math.log1p(-p);
  }
}
