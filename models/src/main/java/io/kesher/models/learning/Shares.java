package io.kesher.models.learning;

import io.kesher.models.numerics.GaussLegendre;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shapley values of a forest, exact.
 *
 * <p><b>What they are.</b> Let v(S) be the margin expected if only the features in S are asked, and
 * at a question about another feature the row goes both ways, in proportion to the training rows.
 * The share of a feature is what it adds to v on average over all orders in which features may
 * become known (S. Lundberg et al., Consistent Individualized Feature Attribution for Tree
 * Ensembles, 2018, "path dependent"). Shares and v(∅) add up to the margin.
 *
 * <p><b>How they are worked out.</b> v is a sum over leaves, and so are the shares. A leaf of value
 * u is reached through features i = 1…m: the row itself passes all questions about i or not, oᵢ ∈
 * {0, 1}, and of the training rows a fraction zᵢ would. With S known the leaf gives u · Π oᵢ (i in
 * S) · Π zᵢ (i not in S). Let each feature now become known at a random time in [0, 1]: those known
 * at t are a random S, and averaging over orders is integrating over t (G. Owen, Multilinear
 * Extensions of Games, Management Science 18, 1972):
 *
 * <pre>share of j = u · (oⱼ − zⱼ) · ∫₀¹ Π over i ≠ j of (oᵢ t + zᵢ (1 − t)) dt</pre>
 *
 * The integrand is a polynomial of degree m − 1, so Gauss-Legendre quadrature with ⌈m / 2⌉ nodes is
 * not an approximation of it: it is exact. All terms are positive and the product over i ≠ j is the
 * product over all i divided by one factor above zero, so nothing cancels. That takes the place of
 * the usual bookkeeping of subset sizes along the path, which subtracts and loses digits with
 * depth.
 *
 * <p>Cost for one row: leaves × features on the path × nodes.
 */
final class Shares {
  private final BoostedModel model;
  private final double base;
  private final GaussLegendre[] rules;

  Shares(BoostedModel model) {
    this.model = model;
    this.base = model.base() + model.trees().stream().mapToDouble(Shares::mean).sum();
    this.rules = new GaussLegendre[model.features().size() / 2 + 2];
    Arrays.setAll(rules, nodes -> new GaussLegendre(Math.max(1, nodes)));
  }

  private static double mean(Tree tree) {
    return switch (tree) {
      case Tree.Leaf leaf -> leaf.value();
      case Tree.Split split ->
          (mean(split.left()) * split.left().rows() + mean(split.right()) * split.right().rows())
              / split.rows();
    };
  }

  List<Contributions> of(Features rows) {
    List<Feature> features = model.features();
    List<double[]> columns = features.stream().map(rows::values).toList();
    List<Contributions> explained = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      double[] values = columns.stream().mapToDouble(column -> column[row]).toArray();
      double[] shares = new double[values.length];
      var path = new Path(values, shares);
      model.trees().forEach(path::follow);
      List<Contributions.Share> named = new ArrayList<>();
      for (int j = 0; j < shares.length; j++) {
        named.add(new Contributions.Share(features.get(j).name(), shares[j]));
      }
      explained.add(new Contributions(base, named));
    }
    return explained;
  }

  /** The features asked on the way to where a walk through the whole tree stands now. */
  private final class Path {
    private final double[] values;
    private final double[] shares;
    private final int[] features;
    private final double[] known;
    private final double[] unknown;
    private int length;

    Path(double[] values, double[] shares) {
      this.values = values;
      this.shares = shares;
      this.features = new int[values.length];
      this.known = new double[values.length];
      this.unknown = new double[values.length];
    }

    void follow(Tree tree) {
      switch (tree) {
        case Tree.Leaf leaf -> shareOut(leaf.value());
        case Tree.Split split -> {
          boolean left = split.goesLeft(values[split.feature()]);
          follow(split, split.left(), left);
          follow(split, split.right(), !left);
        }
      }
    }

    private void follow(Tree.Split split, Tree side, boolean passes) {
      int oldLength = length;
      int at = place(split.feature());
      double oldKnown = known[at];
      double oldUnknown = unknown[at];
      known[at] = passes ? oldKnown : 0;
      unknown[at] *= (double) side.rows() / split.rows();
      follow(side);
      known[at] = oldKnown;
      unknown[at] = oldUnknown;
      length = oldLength;
    }

    private int place(int feature) {
      for (int i = 0; i < length; i++) {
        if (features[i] == feature) {
          return i;
        }
      }
      features[length] = feature;
      known[length] = 1;
      unknown[length] = 1;
      return length++;
    }

    private void shareOut(double value) {
      GaussLegendre rule = rules[(length + 1) / 2];
      for (int q = 0; q < rule.size(); q++) {
        double t = rule.node(q);
        double product = value * rule.weight(q);
        for (int i = 0; i < length; i++) {
          product *= chance(i, t);
        }
        for (int i = 0; i < length; i++) {
          shares[features[i]] += (known[i] - unknown[i]) * product / chance(i, t);
        }
      }
    }

    private double chance(int i, double t) {
      return known[i] * t + unknown[i] * (1 - t);
    }
  }
}
