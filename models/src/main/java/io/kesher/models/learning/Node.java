package io.kesher.models.learning;

import org.jspecify.annotations.Nullable;

/** A node of a tree that grows: its rows, their sums, and what could be asked next. */
final class Node {
  final int start;
  final int end;
  final int depth;
  final long gradient;
  final long curvature;

  /** The value of this node must stay within, so that directions hold further up. */
  final double low;

  final double high;

  double value;
  long @Nullable [] histogram;
  @Nullable Candidate candidate;
  @Nullable Node left;
  @Nullable Node right;

  Node(int start, int end, int depth, long gradient, long curvature, double low, double high) {
    this.start = start;
    this.end = end;
    this.depth = depth;
    this.gradient = gradient;
    this.curvature = curvature;
    this.low = low;
    this.high = high;
  }

  int rows() {
    return end - start;
  }
}
