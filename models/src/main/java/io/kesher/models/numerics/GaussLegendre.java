package io.kesher.models.numerics;

/**
 * Nodes and weights of Gauss and Legendre's rule on [0, 1]: exact for polynomials up to the degree
 * {@code 2·size - 1}. A node is a root of the Legendre polynomial, found by Newton's method from
 * its well known first guess.
 */
public final class GaussLegendre {
  final double[] nodes;
  final double[] weights;

  /**
   * The rule of so many nodes.
   *
   * @param size at least one
   */
  public GaussLegendre(int size) {
    nodes = new double[size];
    weights = new double[size];
    for (int i = 0; i < size; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (size + 0.5));
      double slope = 0;
      for (int step = 0; step < 10; step++) {
        double previous = 1;
        double value = x;
        for (int n = 2; n <= size; n++) {
          double next = ((2 * n - 1) * x * value - (n - 1) * previous) / n;
          previous = value;
          value = next;
        }
        slope = size * (x * value - previous) / (x * x - 1);
        x -= value / slope;
      }
      nodes[i] = 0.5 * (1 + x);
      weights[i] = 1 / ((1 - x * x) * slope * slope);
    }
  }

  /** How many nodes there are. */
  public int size() {
    return nodes.length;
  }

  /** A node, in (0, 1). */
  public double node(int i) {
    return nodes[i];
  }

  /** The weight of a node; all add up to one. */
  public double weight(int i) {
    return weights[i];
  }
}
