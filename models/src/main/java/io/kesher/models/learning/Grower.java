package io.kesher.models.learning;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Grows one tree after the other on the same binned rows.
 *
 * <p>A tree grows where it gains most: of all nodes that could be split the best is divided, then
 * the best split of each of its children is searched in the child's histogram ({@link Histograms}),
 * until there are leaves enough.
 */
final class Grower {
  /** The greatest gain first; of equal gains the node higher up, then that further left. */
  private static final Comparator<Node> BEST_FIRST =
      Comparator.comparingDouble((Node node) -> -requireNonNull(node.candidate).gain())
          .thenComparingInt(node -> node.depth)
          .thenComparingInt(node -> node.start);

  private final List<Bins> bins;
  private final Direction[] directions;
  private final Growth growth;
  private final double rate;
  private final Slopes slopes;
  private final Workers workers;
  private final Quad[] quads;
  private final Rows rows;
  private final Histograms histograms;

  Grower(
      List<Bins> bins,
      Features features,
      Direction[] directions,
      Growth growth,
      double rate,
      Slopes slopes,
      Workers workers) {
    this.bins = bins;
    this.directions = directions;
    this.growth = growth;
    this.rate = rate;
    this.slopes = slopes;
    this.workers = workers;
    this.quads = Quad.all(bins, features, workers);
    this.rows = new Rows(features.size());
    this.histograms = new Histograms(bins, quads, rows, slopes, workers);
  }

  /** Grows a tree and adds its leaves to the margins of the rows. */
  Tree grow(double[] margins) {
    rows.reset();
    Node root = node(0, rows.size(), 0, Sums.of(slopes.pairs), Range.ALL);
    if (mayGrow(root)) {
      histograms.count(root);
      search(root);
    }
    splitBestFirst(root);
    List<Node> leaves = new ArrayList<>();
    Tree tree = finish(root, leaves);
    workers.forEach(
        leaves.size(), i -> rows.add(leaves.get(i), rate * leaves.get(i).value, margins));
    return tree;
  }

  /** A node with the best value it may say as a leaf. */
  private Node node(int start, int end, int depth, Sums sums, Range range) {
    return new Node(start, end, depth, sums, range, value(sums, range));
  }

  private double value(Sums sums, Range range) {
    double bend = slopes.curvature(sums.curvature()) + growth.penalty();
    return range.nearest(bend > 0 ? -slopes.gradient(sums.gradient()) / bend : 0);
  }

  private boolean mayGrow(Node node) {
    return node.depth < growth.depth() && node.rows() >= 2 * growth.rowsInLeaf();
  }

  private void splitBestFirst(Node root) {
    var open = new PriorityQueue<Node>(BEST_FIRST);
    offer(root, open);
    for (int leaves = 2; !open.isEmpty() && leaves <= growth.leaves(); leaves++) {
      Node node = open.remove();
      split(node);
      Node left = requireNonNull(node.left);
      Node right = requireNonNull(node.right);
      boolean isLast = leaves == growth.leaves();
      if (!isLast && (mayGrow(left) || mayGrow(right))) {
        histograms.share(node, left, right);
        search(left);
        search(right);
      }
      histograms.release(node);
      offer(left, open);
      offer(right, open);
    }
    open.forEach(histograms::release);
  }

  /** Keeps a node to be split later, or as a leaf if there is nothing to split. */
  private void offer(Node node, PriorityQueue<Node> open) {
    if (node.candidate == null) {
      histograms.release(node);
    } else {
      open.add(node);
    }
  }

  /** Gives a node its children. A direction keeps each on its side of the middle between them. */
  private void split(Node node) {
    Candidate candidate = requireNonNull(node.candidate);
    int feature = candidate.feature();
    Sums left = candidate.sums();
    Sums right = node.sums.without(left);
    double middle = value(left, node.range) / 2 + value(right, node.range) / 2;
    Range leftRange = node.range.leftOf(middle, directions[feature]);
    Range rightRange = node.range.rightOf(middle, directions[feature]);
    Quad quad = quads[feature / Quad.FEATURES];
    int start = rows.divide(node, quad, feature % Quad.FEATURES, candidate.left());
    node.left = node(node.start, start, node.depth + 1, left, leftRange);
    node.right = node(start, node.end, node.depth + 1, right, rightRange);
  }

  /** Finds the best split of a node; of equal ones that of the first feature. */
  private void search(Node node) {
    if (!mayGrow(node)) {
      return;
    }
    @Nullable Candidate[] found = new @Nullable Candidate[bins.size()];
    workers.forEach(found.length, j -> found[j] = best(node, j));
    for (Candidate candidate : found) {
      if (candidate != null
          && (node.candidate == null || candidate.gain() > node.candidate.gain())) {
        node.candidate = candidate;
      }
    }
  }

  private @Nullable Candidate best(Node node, int feature) {
    long[] histogram = requireNonNull(node.histogram);
    int offset = histograms.offset(feature);
    return new SplitSearch(
            growth,
            directions[feature],
            slopes,
            node,
            histogram,
            bins.get(feature),
            feature,
            offset)
        .best();
  }

  /** The tree below a node, whose leaves are added to the list. */
  private Tree finish(Node node, List<Node> leaves) {
    if (node.left == null || node.right == null) {
      leaves.add(node);
      return new Tree.Leaf(rate * node.value, node.rows());
    }
    Candidate candidate = requireNonNull(node.candidate);
    Tree left = finish(node.left, leaves);
    Tree right = finish(node.right, leaves);
    return candidate.question(bins.get(candidate.feature()), left, right);
  }
}
