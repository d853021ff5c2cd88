package io.kesher.models.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The leaves that are found are those that a walk by the rule of each question comes to. */
class ForestTests {
  private static final double[] NUMBERS = {
    -0.0, 0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 1, 2, 3, -Double.MAX_VALUE, Double.MAX_VALUE
  };
  private static final List<String> LEVELS = List.of("a", "b", "c", "d");

  private final Random random = new Random(11);

  @Test
  void everyRowEndsWhereAWalkDownTheTreeLeads() {
    for (int leaves : new int[] {1, 2, 3, 31, 32, 33, 64, 65, 200, 300}) {
      agrees(List.of(tree(leaves, leaves)), 700);
    }
  }

  @Test
  void aTreeThatLeansToOneSideIsAskedTheSame() {
    agrees(List.of(tree(150, 1), tree(150, 149)), 300);
  }

  @Test
  void treesAreAddedUpInTheirOrder() {
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      trees.add(tree(1 + random.nextInt(40), 40));
    }
    agrees(trees, 1000);
    agrees(trees, 1);
  }

  private void agrees(List<Tree> trees, int size) {
    Features rows = rows(size);
    List<Feature> features = rows.features();
    double[] expected = random.doubles(size).toArray();
    double[] margins = expected.clone();
    for (Tree tree : trees) {
      for (int i = 0; i < size; i++) {
        int row = i;
        expected[i] += walk(tree, place -> rows.values(features.get(place))[row]);
      }
    }
    Forest.add(features, trees, margins, rows);
    assertThat(margins).containsExactly(expected);
  }

  private static double walk(Tree tree, IntToDoubleFunction row) {
    return switch (tree) {
      case Tree.Leaf leaf -> leaf.value();
      case Tree.Split split -> {
        boolean left = split.goesLeft(row.applyAsDouble(split.feature()));
        yield walk(left ? split.left() : split.right(), row);
      }
    };
  }

  /** A tree of so many leaves, of which at most some are on the left of any question. */
  private Tree tree(int leaves, int mostLeft) {
    if (leaves == 1) {
      return new Tree.Leaf(random.nextGaussian(), 1);
    }
    int onTheLeft = 1 + random.nextInt(Math.min(leaves - 1, mostLeft));
    Tree left = tree(onTheLeft, mostLeft);
    Tree right = tree(leaves - onTheLeft, mostLeft);
    boolean missingLeft = random.nextBoolean();
    int feature = random.nextInt(4);
    return feature == 3
        ? new Tree.ByLevel(feature, someLevels(), missingLeft, leaves, left, right)
        : new Tree.ByNumber(feature, number(), missingLeft, leaves, left, right);
  }

  private Set<Integer> someLevels() {
    Set<Integer> some = new TreeSet<>();
    for (int level = 0; level < LEVELS.size(); level++) {
      if (random.nextBoolean()) {
        some.add(level);
      }
    }
    return some;
  }

  private double number() {
    return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextGaussian();
  }

  private Features rows(int size) {
    Features.Columns columns = Features.columns();
    int all = Math.max(size, LEVELS.size());
    for (int j = 0; j < 3; j++) {
      double[] numbers = new double[all];
      Arrays.setAll(numbers, i -> random.nextInt(9) == 0 ? Double.NaN : number());
      columns.numbers("number " + j, numbers);
    }
    List<@Nullable String> levels = new ArrayList<>(LEVELS);
    while (levels.size() < all) {
      levels.add(random.nextInt(5) == 0 ? null : LEVELS.get(random.nextInt(LEVELS.size())));
    }
    return columns.categories("level", levels).build().rows(IntStream.range(0, size).toArray());
  }
}
