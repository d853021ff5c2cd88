package io.kesher.models.learning;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The histograms of the nodes that may still be split: for each bin of each feature the sum of
 * gradients and of curvatures of the node's rows.
 *
 * <p>That of the smaller child is added up from its rows; that of the larger is what remains of the
 * parent's, in the parent's memory. So each level of a tree touches at most half of the rows, and
 * what is no longer needed serves the next node.
 */
final class Histograms {
  private final Quad[] quads;
  private final Rows rows;
  private final Slopes slopes;
  private final Workers workers;

  /** Where the bins of each feature begin, and at last where all end. */
  private final int[] offsets;

  private final long[] gathered;
  private final Deque<long[]> unused = new ArrayDeque<>();

  Histograms(List<Bins> bins, Quad[] quads, Rows rows, Slopes slopes, Workers workers) {
    this.quads = quads;
    this.rows = rows;
    this.slopes = slopes;
    this.workers = workers;
    this.offsets = new int[bins.size() + 1];
    for (int j = 0; j < bins.size(); j++) {
      offsets[j + 1] = offsets[j] + 2 * (bins.get(j).size + 1);
    }
    this.gathered = new long[rows.size()];
  }

  /** Where the bins of a feature begin. */
  int offset(int feature) {
    return offsets[feature];
  }

  /** Adds up the rows of a node. */
  void count(Node node) {
    long[] histogram = unused.isEmpty() ? new long[offsets[offsets.length - 1]] : unused.pop();
    long[] pairs = node.rows() == rows.size() ? slopes.pairs : gather(node);
    workers.forEach(
        quads.length,
        q ->
            quads[q].count(
                rows.order, node.start, node.rows(), pairs, histogram, offsets[q * Quad.FEATURES]));
    node.histogram = histogram;
  }

  /** Brings the slopes of a node's rows together, once for all features. */
  private long[] gather(Node node) {
    long[] pairs = slopes.pairs;
    int[] order = rows.order;
    for (int i = node.start; i < node.end; i++) {
      gathered[i - node.start] = pairs[order[i]];
    }
    return gathered;
  }

  /** Hands the parent's histogram down to its children. */
  void share(Node parent, Node left, Node right) {
    Node small = left.rows() <= right.rows() ? left : right;
    Node large = small == left ? right : left;
    count(small);
    long[] counted = requireNonNull(small.histogram);
    long[] remains = requireNonNull(parent.histogram);
    for (int i = 0; i < remains.length; i++) {
      remains[i] -= counted[i];
    }
    large.histogram = remains;
    parent.histogram = null;
  }

  /** Takes back what a node no longer needs. */
  void release(Node node) {
    if (node.histogram != null) {
      unused.push(node.histogram);
      node.histogram = null;
    }
  }
}
