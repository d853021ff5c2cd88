package io.kesher.models.learning;

import org.jspecify.annotations.Nullable;

/** A node of a tree that grows: its rows, their sums, and what could be asked next. */
final class Node {
  final int start;
  final int end;
  final int depth;
  final Sums sums;
  final Range range;

  /** What it says if it stays a leaf. */
  final double value;

  long @Nullable [] histogram;
  @Nullable Candidate candidate;
  @Nullable Node left;
  @Nullable Node right;

  Node(int start, int end, int depth, Sums sums, Range range, double value) {
    this.start = start;
    this.end = end;
    this.depth = depth;
    this.sums = sums;
    this.range = range;
    this.value = value;
  }

  int rows() {
    return end - start;
  }
}
