package io.kesher.models.learning;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Grows one tree after the other on the same binned rows.
 *
 * <p>A node keeps a histogram: for each bin of each feature the sum of gradients and of curvatures
 * of its rows. The histogram of the smaller child is added up from its rows; that of the larger is
 * what remains of the parent's, in the parent's memory. So each level of a tree touches at most
 * half of the rows.
 *
 * <p>Rows of a node lie together in {@code order}, in their old sequence, so that reading a column
 * runs forward through memory.
 */
final class Grower {
  private final List<Bins> bins;
  private final Quad[] quads;
  private final int[] offsets;
  private final int histogramSize;
  private final Direction[] directions;
  private final Growth growth;
  private final double rate;
  private final Slopes slopes;
  private final Workers workers;
  private final int[] order;
  private final int[] spare;
  private final long[] gathered;
  private final Deque<long[]> histograms = new ArrayDeque<>();

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
    this.offsets = new int[bins.size() + 1];
    for (int j = 0; j < bins.size(); j++) {
      offsets[j + 1] = offsets[j] + 2 * (bins.get(j).size + 1);
    }
    this.histogramSize = offsets[bins.size()];
    this.quads = new Quad[(bins.size() + Quad.FEATURES - 1) / Quad.FEATURES];
    workers.forEach(
        quads.length,
        q -> {
          int from = q * Quad.FEATURES;
          int end = Math.min(bins.size(), from + Quad.FEATURES);
          quads[q] = new Quad(bins.subList(from, end), features);
        });
    int rows = slopes.pairs.length;
    this.order = new int[rows];
    this.spare = new int[rows];
    this.gathered = new long[rows];
  }

  /** Grows a tree and adds its leaves to the margins of the rows. */
  Tree grow(double[] margins) {
    Arrays.setAll(order, i -> i);
    long gradient = 0;
    long curvature = 0;
    for (long pair : slopes.pairs) {
      gradient += Slopes.gradientOf(pair);
      curvature += Slopes.curvatureOf(pair);
    }
    Node root =
        node(
            0,
            order.length,
            0,
            gradient,
            curvature,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY);
    if (mayGrow(root)) {
      root.histogram = histogram(root);
      search(root);
    }
    split(root);
    List<Node> leaves = new ArrayList<>();
    Tree tree = finish(root, leaves);
    workers.forEach(leaves.size(), i -> add(leaves.get(i), margins));
    return tree;
  }

  private Node node(
      int start, int end, int depth, long gradient, long curvature, double low, double high) {
    Node node = new Node(start, end, depth, gradient, curvature, low, high);
    node.value = value(gradient, curvature, low, high);
    return node;
  }

  /** The best value of a leaf within bounds. */
  private double value(long gradient, long curvature, double low, double high) {
    double bend = slopes.curvature(curvature) + growth.penalty();
    return Math.clamp(bend > 0 ? -slopes.gradient(gradient) / bend : 0, low, high);
  }

  private boolean mayGrow(Node node) {
    return node.depth < growth.depth() && node.rows() >= 2 * growth.rowsInLeaf();
  }

  /**
   * Splits the node that gains most until there are leaves enough. Of equal gains the older wins.
   */
  private void split(Node root) {
    var open =
        new PriorityQueue<Node>(
            Comparator.comparingDouble((Node node) -> -requireNonNull(node.candidate).gain())
                .thenComparingInt(node -> node.depth)
                .thenComparingInt(node -> node.start));
    if (root.candidate != null) {
      open.add(root);
    }
    int leaves = 1;
    while (!open.isEmpty() && leaves < growth.leaves()) {
      Node node = open.remove();
      leaves++;
      divide(node);
      Node left = requireNonNull(node.left);
      Node right = requireNonNull(node.right);
      if (leaves < growth.leaves()) {
        searchBoth(node, left, right);
      }
      release(node);
      for (Node child : List.of(left, right)) {
        if (child.candidate != null) {
          open.add(child);
        } else {
          release(child);
        }
      }
    }
    open.forEach(this::release);
  }

  private void divide(Node node) {
    Candidate candidate = requireNonNull(node.candidate);
    int middle = partition(node, candidate);
    long gradient = candidate.gradient();
    long curvature = candidate.curvature();
    double leftValue = value(gradient, curvature, node.low, node.high);
    double rightValue =
        value(node.gradient - gradient, node.curvature - curvature, node.low, node.high);
    double between = leftValue / 2 + rightValue / 2;
    Direction direction = directions[candidate.feature()];
    int depth = node.depth + 1;
    node.left =
        node(
            node.start,
            middle,
            depth,
            gradient,
            curvature,
            direction == Direction.FALLING ? between : node.low,
            direction == Direction.RISING ? between : node.high);
    node.right =
        node(
            middle,
            node.end,
            depth,
            node.gradient - gradient,
            node.curvature - curvature,
            direction == Direction.RISING ? between : node.low,
            direction == Direction.FALLING ? between : node.high);
  }

  /**
   * Moves rows that go left to the front, without a branch for each; both sides keep their order.
   */
  private int partition(Node node, Candidate candidate) {
    Quad quad = quads[candidate.feature() / Quad.FEATURES];
    int within = candidate.feature() % Quad.FEATURES;
    int[] goes = new int[256];
    for (int bin = 0; bin < goes.length; bin++) {
      goes[bin] = candidate.left().get(bin) ? 1 : 0;
    }
    int left = node.start;
    int right = 0;
    for (int i = node.start; i < node.end; i++) {
      int row = order[i];
      int goesLeft = goes[quad.code(row, within)];
      order[left] = row;
      spare[right] = row;
      left += goesLeft;
      right += 1 - goesLeft;
    }
    System.arraycopy(spare, 0, order, left, right);
    return left;
  }

  private void searchBoth(Node parent, Node left, Node right) {
    if (!mayGrow(left) && !mayGrow(right)) {
      return;
    }
    Node small = left.rows() <= right.rows() ? left : right;
    Node large = small == left ? right : left;
    long[] counted = histogram(small);
    long[] remains = requireNonNull(parent.histogram);
    parent.histogram = null;
    for (int i = 0; i < remains.length; i++) {
      remains[i] -= counted[i];
    }
    small.histogram = counted;
    large.histogram = remains;
    for (Node child : List.of(left, right)) {
      if (mayGrow(child)) {
        search(child);
      }
    }
  }

  private long[] histogram(Node node) {
    long[] histogram = histograms.isEmpty() ? new long[histogramSize] : histograms.pop();
    boolean all = node.rows() == order.length;
    long[] pairs = all ? slopes.pairs : gathered;
    if (!all) {
      gather(node);
    }
    workers.forEach(
        quads.length,
        q ->
            quads[q].count(
                order, node.start, node.rows(), pairs, histogram, offsets[q * Quad.FEATURES]));
    return histogram;
  }

  /** Brings the slopes of a node's rows together, once for all features. */
  private void gather(Node node) {
    long[] pairs = slopes.pairs;
    for (int i = node.start; i < node.end; i++) {
      gathered[i - node.start] = pairs[order[i]];
    }
  }

  private void search(Node node) {
    long[] histogram = requireNonNull(node.histogram);
    @Nullable Candidate[] found = new @Nullable Candidate[bins.size()];
    workers.forEach(
        found.length,
        j ->
            found[j] =
                new SplitSearch(
                        growth, directions[j], slopes, node, histogram, bins.get(j), j, offsets[j])
                    .best());
    for (Candidate candidate : found) {
      if (candidate != null
          && (node.candidate == null || candidate.gain() > node.candidate.gain())) {
        node.candidate = candidate;
      }
    }
  }

  private void release(Node node) {
    if (node.histogram != null) {
      histograms.push(node.histogram);
      node.histogram = null;
    }
  }

  private Tree finish(Node node, List<Node> leaves) {
    if (node.left == null || node.right == null) {
      leaves.add(node);
      return new Tree.Leaf(rate * node.value, node.rows());
    }
    Candidate asked = requireNonNull(node.candidate);
    Bins asking = bins.get(asked.feature());
    Tree left = finish(node.left, leaves);
    Tree right = finish(node.right, leaves);
    boolean missingLeft = asked.left().get(asking.size);
    if (asking.feature.isCategory()) {
      Set<Integer> levels =
          IntStream.range(0, asking.size)
              .filter(bin -> asked.left().get(bin))
              .boxed()
              .collect(toSet());
      return new Tree.ByLevel(asked.feature(), levels, missingLeft, node.rows(), left, right);
    }
    int cut = asked.lastLeft();
    double atMost = cut < asking.cuts.length ? asking.cuts[cut] : Double.MAX_VALUE;
    return new Tree.ByNumber(asked.feature(), atMost, missingLeft, node.rows(), left, right);
  }

  private void add(Node leaf, double[] margins) {
    for (int i = leaf.start; i < leaf.end; i++) {
      margins[order[i]] += rate * leaf.value;
    }
  }
}
