package io.kesher.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTests {
  private static final int FEATURES = 6;

  @Test
  void sharesAreTheMeanOverAllOrdersInWhichFeaturesBecomeKnown() {
    Observations rows = rows(600, 11);
    BoostedModel model = fit(rows);
    for (int row = 0; row < 8; row++) {
      Features one = rows.features().rows(row);
      List<Contributions.Share> shares = model.explain(one).getFirst().shares();
      double[] slow = slowly(model, one);
      for (int j = 0; j < FEATURES; j++) {
        assertThat(shares.get(j).amount()).isCloseTo(slow[j], within(1e-12));
      }
    }
  }

  @Test
  void sharesAndTheBaseAddUpToTheMargin() {
    Observations rows = rows(600, 12);
    BoostedModel model = fit(rows);
    double[] margins = model.margins(rows.features());
    List<Contributions> explained = model.explain(rows.features());
    for (int i = 0; i < margins.length; i++) {
      assertThat(explained.get(i).margin()).isCloseTo(margins[i], within(1e-12));
    }
  }

  @Test
  void theBaseIsTheMeanMarginOfTheTrainingRows() {
    Observations rows = rows(600, 13);
    BoostedModel model = fit(rows);
    double mean = java.util.Arrays.stream(model.margins(rows.features())).average().orElseThrow();
    assertThat(model.explain(rows.features().rows(0)).getFirst().base())
        .isCloseTo(mean, within(1e-10));
  }

  @Test
  void aFeatureThatIsNeverAskedHasNoShare() {
    Features features =
        Features.columns().numbers("asked", 1, 2, 3, 4).numbers("idle", 5, 5, 5, 5).build();
    BoostedModel model =
        Boosting.of(new Loss.Squared())
            .withGrowth(new Growth(4, 4, 1, 0))
            .fit(Observations.undated(features, 1, 2, 3, 5))
            .model();
    assertThat(model.explain(features).getFirst().shares().get(1).amount()).isZero();
    assertThat(model.explain(features).getFirst().strongest(1).getFirst().feature())
        .isEqualTo("asked");
  }

  private static BoostedModel fit(Observations rows) {
    return Boosting.of(new Loss.Logistic())
        .withRounds(6)
        .withGrowth(new Growth(20, 12, 3, 1))
        .fit(rows)
        .model();
  }

  private static Observations rows(int size, long seed) {
    Random random = new Random(seed);
    double[][] numbers = new double[FEATURES - 1][size];
    List<String> levels = new ArrayList<>();
    double[] outcomes = new double[size];
    for (int i = 0; i < size; i++) {
      double margin = 0;
      for (int j = 0; j < numbers.length; j++) {
        numbers[j][i] = random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian();
        margin += Double.isNaN(numbers[j][i]) ? 1 : numbers[j][i] * (j % 2 == 0 ? margin : 1);
      }
      int level = random.nextInt(5);
      levels.add("level " + level);
      outcomes[i] = random.nextDouble() < Odds.probability(margin + level - 2) ? 1 : 0;
    }
    Features.Columns columns = Features.columns();
    for (int j = 0; j < numbers.length; j++) {
      columns.numbers("number " + j, numbers[j]);
    }
    return Observations.undated(columns.categories("level", levels).build(), outcomes);
  }

  /** By the definition: the weighted sum over all subsets of the other features. */
  private static double[] slowly(BoostedModel model, Features one) {
    double[] values =
        model.features().stream().mapToDouble(feature -> one.values(feature)[0]).toArray();
    double[] shares = new double[FEATURES];
    for (int known = 0; known < 1 << FEATURES; known++) {
      double expected = 0;
      for (Tree tree : model.trees()) {
        expected += expected(tree, values, known);
      }
      int size = Integer.bitCount(known);
      for (int j = 0; j < FEATURES; j++) {
        boolean isKnown = (known >> j & 1) == 1;
        shares[j] += isKnown ? weight(size - 1) * expected : -weight(size) * expected;
      }
    }
    return shares;
  }

  /** The share of all orders in which exactly the given features come before one other. */
  private static double weight(int before) {
    return factorial(before) * factorial(FEATURES - before - 1) / factorial(FEATURES);
  }

  private static double factorial(int n) {
    return n <= 1 ? 1 : n * factorial(n - 1);
  }

  private static double expected(Tree tree, double[] values, int known) {
    if (!(tree instanceof Tree.Split split)) {
      return ((Tree.Leaf) tree).value();
    }
    double left = expected(split.left(), values, known);
    double right = expected(split.right(), values, known);
    if ((known >> split.feature() & 1) == 1) {
      return split.goesLeft(values[split.feature()]) ? left : right;
    }
    return (left * split.left().rows() + right * split.right().rows()) / split.rows();
  }
}
