package io.kesher.models.learning;

import java.util.Arrays;
import java.util.List;

/**
 * A fitted {@link Boosting}: the margin of a row is the base and what a leaf of each tree says.
 *
 * @param loss what was learned, and so what the margin means
 * @param base margin before the first tree
 * @param features what the trees ask for, categories with the levels they know
 * @param trees in the order they were grown
 */
public record BoostedModel(Loss loss, double base, List<Feature> features, List<Tree> trees)
    implements Predictor {

  public BoostedModel {
    features = List.copyOf(features);
    trees = List.copyOf(trees);
    if (!Double.isFinite(base)) {
      throw new IllegalArgumentException("the base " + base + " is not finite");
    }
    for (Tree tree : trees) {
      require(tree, features);
    }
  }

  private static void require(Tree tree, List<Feature> features) {
    if (tree instanceof Tree.Split split) {
      if (split.feature() < 0 || split.feature() >= features.size()) {
        throw new IllegalArgumentException("a tree asks for feature " + split.feature());
      }
      Feature feature = features.get(split.feature());
      if (feature.isCategory() != split instanceof Tree.ByLevel) {
        throw new IllegalArgumentException("a tree asks wrongly for " + feature.name());
      }
      require(split.left(), features);
      require(split.right(), features);
    }
  }

  /**
   * The expected outcome of each row, on the caller's thread: more than a million rows a second.
   */
  @Override
  public double[] predict(Features rows) {
    return Arrays.stream(margins(rows)).map(loss::mean).toArray();
  }

  /** The margin of each row. */
  public double[] margins(Features rows) {
    double[] margins = new double[rows.size()];
    Arrays.fill(margins, base);
    Forest.add(features, trees, margins, rows);
    return margins;
  }

  /**
   * Why each row got its margin: exact Shapley values, where a feature that is not asked counts as
   * the training rows went (see {@code Shares}).
   */
  public List<Contributions> explain(Features rows) {
    return new Shares(this).of(rows);
  }
}
