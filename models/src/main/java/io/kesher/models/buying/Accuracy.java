package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;

/**
 * How near expectations came to what happened.
 *
 * @param actual sum of what happened
 * @param expected sum of the expectations
 * @param meanAbsoluteError over customers
 * @param rootMeanSquareError over customers
 * @param correlation of Pearson; 0 where one of both doesn't vary
 */
public record Accuracy(
    double actual,
    double expected,
    double meanAbsoluteError,
    double rootMeanSquareError,
    double correlation) {
  /** Of two columns of the same length, at least 1. */
  public static Accuracy of(double[] actual, double[] expected) {
    Checks.require(actual.length == expected.length, "length", expected.length, "the same");
    Checks.require(actual.length > 0, "length", 0, "at least 1");
    double absolute = 0;
    double square = 0;
    double sumActual = 0;
    double sumExpected = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = expected[i] - actual[i];
      absolute += Math.abs(error);
      square += error * error;
      sumActual += actual[i];
      sumExpected += expected[i];
    }
    return new Accuracy(
        sumActual,
        sumExpected,
        absolute / actual.length,
        Math.sqrt(square / actual.length),
        correlation(actual, expected));
  }

  /** How far the sum of the expectations is off, as a share of what happened. */
  public double bias() {
    return actual == 0 ? 0 : expected / actual - 1;
  }

  static double correlation(double[] one, double[] other) {
    double meanOne = mean(one);
    double meanOther = mean(other);
    double both = 0;
    double squareOne = 0;
    double squareOther = 0;
    for (int i = 0; i < one.length; i++) {
      double fromOne = one[i] - meanOne;
      double fromOther = other[i] - meanOther;
      both += fromOne * fromOther;
      squareOne += fromOne * fromOne;
      squareOther += fromOther * fromOther;
    }
    double square = squareOne * squareOther;
    return square == 0 ? 0 : Math.clamp(both / Math.sqrt(square), -1, 1);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
