package io.kesher.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trees laid out for speed: scoring is bound by waiting, for a branch that was guessed wrongly or
 * for the node that a comparison leads to. Both are avoided.
 *
 * <ul>
 *   <li>No branches. Children of a node are neighbours, and the sign of {@code threshold − value}
 *       says by how much to step beyond the left one. A leaf leads to itself.
 *   <li>No branch for missing values either. Each row has two copies of its values, in one of which
 *       what is missing is −∞ and so always goes left, in the other +∞ and right. A node looks into
 *       the copy that it wants.
 *   <li>Many rows at once. A tree is walked level by level by a block of rows; their steps do not
 *       depend on each other, so the processor overlaps them. Tree and block stay in the first
 *       cache. (Dropping rows that came to a leaf was tried: keeping the list costs more than the
 *       steps it saves.)
 * </ul>
 *
 * <p>Only questions about categories branch, on whether they are one.
 */
final class Forest {
  private static final int BLOCK = 64;

  private final List<Feature> features;
  private final List<Flat> trees;
  private final int width;

  Forest(List<Feature> features, List<Tree> trees) {
    this.features = features;
    // Two copies of the values, and a zero for leaves to look at.
    this.width = 2 * features.size() + 1;
    this.trees = trees.stream().map(tree -> new Flat(tree, features)).toList();
  }

  /** Adds what the trees say to the margins of rows. */
  void addTo(double[] margins, Features rows) {
    List<double[]> columns = new ArrayList<>();
    features.forEach(feature -> columns.add(rows.values(feature)));
    double[] block = new double[BLOCK * width];
    int[] places = new int[BLOCK];
    for (int from = 0; from < margins.length; from += BLOCK) {
      int size = Math.min(BLOCK, margins.length - from);
      fill(block, columns, from, size);
      for (Flat tree : trees) {
        tree.walk(block, width, places, size);
        for (int i = 0; i < size; i++) {
          margins[from + i] += tree.values[places[i]];
        }
      }
    }
  }

  private static void fill(double[] block, List<double[]> columns, int from, int size) {
    int count = columns.size();
    int width = 2 * count + 1;
    for (int j = 0; j < count; j++) {
      double[] column = columns.get(j);
      for (int i = 0; i < size; i++) {
        double value = column[from + i];
        boolean missing = Double.isNaN(value);
        block[i * width + j] = missing ? Double.NEGATIVE_INFINITY : value;
        block[i * width + count + j] = missing ? Double.POSITIVE_INFINITY : value;
      }
    }
  }

  /** One tree in arrays, its root at 0. */
  private static final class Flat {
    /** Where the left child is, and in the lower half what to look at. */
    private final long[] links;

    private final double[] thresholds;
    private final double[] values;
    private final boolean[][] levels;
    private final boolean categories;
    private final List<Feature> features;
    private final int depth;
    private int used = 1;

    Flat(Tree tree, List<Feature> features) {
      int nodes = nodes(tree);
      this.features = features;
      this.links = new long[nodes];
      this.thresholds = new double[nodes];
      this.values = new double[nodes];
      this.levels = new boolean[nodes][0];
      this.categories = asksForLevels(tree);
      this.depth = place(tree, 0);
    }

    private static int nodes(Tree tree) {
      return tree instanceof Tree.Split split ? 1 + nodes(split.left()) + nodes(split.right()) : 1;
    }

    private static boolean asksForLevels(Tree tree) {
      return tree instanceof Tree.ByLevel
          || (tree instanceof Tree.Split split
              && (asksForLevels(split.left()) || asksForLevels(split.right())));
    }

    /** Writes a tree at a place and answers how deep it is. */
    private int place(Tree tree, int at) {
      return switch (tree) {
        case Tree.Leaf leaf -> {
          links[at] = link(at, 2 * features.size());
          values[at] = leaf.value();
          yield 0;
        }
        case Tree.Split split -> {
          int looksAt = split.feature() + (split.missingLeft() ? 0 : features.size());
          int left = used;
          used += 2;
          links[at] = link(left, looksAt);
          if (split instanceof Tree.ByNumber number) {
            thresholds[at] = number.atMost();
          } else if (split instanceof Tree.ByLevel level) {
            levels[at] = goRight(level);
          }
          yield 1 + Math.max(place(split.left(), left), place(split.right(), left + 1));
        }
      };
    }

    private static long link(int left, int looksAt) {
      return (long) left << 32 | looksAt;
    }

    private boolean[] goRight(Tree.ByLevel split) {
      boolean[] right = new boolean[features.get(split.feature()).levels().size()];
      for (int level = 0; level < right.length; level++) {
        right[level] = !split.levels().contains(level);
      }
      return right;
    }

    /** Writes to places where each row of the block ends. */
    void walk(double[] block, int width, int[] places, int size) {
      Arrays.fill(places, 0);
      for (int level = 0; level < depth; level++) {
        if (categories) {
          stepByAny(block, width, places, size);
        } else {
          stepByNumber(block, width, places, size);
        }
      }
    }

    private void stepByNumber(double[] block, int width, int[] places, int size) {
      for (int i = 0; i < size; i++) {
        int at = places[i];
        long link = links[at];
        double distance = thresholds[at] - block[i * width + (int) link];
        places[i] = (int) ((link >>> 32) + (Double.doubleToRawLongBits(distance) >>> 63));
      }
    }

    private void stepByAny(double[] block, int width, int[] places, int size) {
      for (int i = 0; i < size; i++) {
        int at = places[i];
        long link = links[at];
        double value = block[i * width + (int) link];
        boolean[] right = levels[at];
        long step;
        if (right.length == 0) {
          step = Double.doubleToRawLongBits(thresholds[at] - value) >>> 63;
        } else if (Double.isInfinite(value)) {
          step = value > 0 ? 1 : 0;
        } else {
          step = right[(int) value] ? 1 : 0;
        }
        places[i] = (int) ((link >>> 32) + step);
      }
    }
  }
}
