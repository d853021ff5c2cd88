package io.kesher.models.buying;

/**
 * A log-likelihood being summed up, with its first and second derivatives by the parameters. Of the
 * symmetric second derivatives only the lower triangle is kept.
 */
final class Sums {
  double value;
  final double[] first;
  final double[][] second;

  Sums(int parameters) {
    first = new double[parameters];
    second = new double[parameters][];
    for (int i = 0; i < parameters; i++) {
      second[i] = new double[i + 1];
    }
  }

  void add(Sums other) {
    value += other.value;
    for (int i = 0; i < first.length; i++) {
      first[i] += other.first[i];
      for (int j = 0; j <= i; j++) {
        second[i][j] += other.second[i][j];
      }
    }
  }
}
