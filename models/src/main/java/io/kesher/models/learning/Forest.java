package io.kesher.models.learning;

import java.util.List;

/**
 * Trees laid out for speed: where there are many rows, none walks down a tree.
 *
 * <p>Walking is waiting, for a branch that was guessed wrongly or for the node that a comparison
 * leads to, and no two rows take the same way. Here <em>every</em> question of a tree is put to a
 * row. That is some thirty questions instead of five, but each is a few operations on whole
 * numbers, the same for all rows, that neither branch nor depend on each other: the compiler turns
 * them into vector instructions, which put a question to 8 or 16 rows at once. It is twice as fast
 * as the best walk.
 *
 * <ol>
 *   <li>What a feature says becomes a small whole number, once for all trees ({@link Answers},
 *       {@link Questions}).
 *   <li>A row keeps a bit for each leaf of a tree, from left to right, all set. A question that
 *       sends it to the right clears the leaves on the left.
 *   <li>The first leaf left over is where the row ends ({@link Leaves}).
 * </ol>
 *
 * <p>The bits are C. Lucchese et al., QuickScorer: a fast algorithm to rank documents with additive
 * ensembles of regression trees, SIGIR 2015, which saves questions by sorting them; asking them all
 * of many rows at once does without sorting. What leaves say is added up tree by tree, so a margin
 * is the same to the last bit however it is found: a handful of rows, for which the layout would
 * not pay, and trees so large that asking everything would not, are walked.
 */
final class Forest {
  /** Rows at a time: their answers stay in the cache, and vectors are filled. */
  private static final int BLOCK = 256;

  /** For fewer rows it takes longer to lay the trees out than to walk down. */
  private static final int MANY = 128;

  /** In trees of more leaves a walk asks so much less that it is faster. */
  private static final int LARGE = 256;

  private final Questions questions;
  private final List<Leaves> trees;

  /** Adds what trees say to the margins of rows. */
  static void add(List<Feature> features, List<Tree> trees, double[] margins, Features rows) {
    List<double[]> values = features.stream().map(rows::values).toList();
    if (margins.length < MANY || trees.stream().anyMatch(tree -> tree.leaves() > LARGE)) {
      walk(trees, margins, values);
    } else {
      new Forest(features, trees).add(margins, values);
    }
  }

  private static void walk(List<Tree> trees, double[] margins, List<double[]> values) {
    for (Tree tree : trees) {
      for (int i = 0; i < margins.length; i++) {
        int row = i;
        margins[i] += tree.leaf(feature -> values.get(feature)[row]).value();
      }
    }
  }

  private Forest(List<Feature> features, List<Tree> trees) {
    this.questions = new Questions(features, trees);
    this.trees = trees.stream().map(tree -> new Leaves(tree, questions)).toList();
  }

  private void add(double[] margins, List<double[]> values) {
    int[][] columns = new int[questions.size()][BLOCK];
    int[] open = new int[BLOCK];
    int[] places = new int[BLOCK];
    for (int from = 0; from < margins.length; from += BLOCK) {
      int size = Math.min(BLOCK, margins.length - from);
      questions.write(values, from, size, columns);
      for (Leaves tree : trees) {
        tree.find(columns, size, open, places);
        for (int i = 0; i < size; i++) {
          margins[from + i] += tree.values[places[i]];
        }
      }
    }
  }
}
