package io.kesher.models.learning;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What some trees ask, each thing once: a number how it ranks among all thresholds, a category
 * whether it is one of some levels.
 *
 * <p>A missing value has the answer that always goes left, or the one that always goes right; a
 * feature of which trees want both is asked twice.
 */
final class Questions {
  private final List<Feature> features;
  private final Map<Integer, SortedSet<Double>> thresholds = new HashMap<>();
  private final Map<Question, Integer> places = new HashMap<>();
  private final List<Answers> answers = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();

  /** A number has no levels. */
  private record Question(int feature, Set<Integer> levels, boolean missingLeft) {
    static Question of(Tree.Split split) {
      Set<Integer> levels = split instanceof Tree.ByLevel level ? level.levels() : Set.of();
      return new Question(split.feature(), levels, split.missingLeft());
    }
  }

  Questions(List<Feature> features, List<Tree> trees) {
    this.features = features;
    trees.forEach(this::collect);
    trees.forEach(this::add);
  }

  private void collect(Tree tree) {
    if (tree instanceof Tree.Split split) {
      if (split instanceof Tree.ByNumber) {
        thresholds
            .computeIfAbsent(split.feature(), each -> new TreeSet<>())
            .add(Answers.Rank.threshold(split));
      }
      collect(split.left());
      collect(split.right());
    }
  }

  private void add(Tree tree) {
    if (tree instanceof Tree.Split split) {
      if (places.putIfAbsent(Question.of(split), answers.size()) == null) {
        answers.add(answers(split));
        asked.add(split.feature());
      }
      add(split.left());
      add(split.right());
    }
  }

  private Answers answers(Tree.Split split) {
    return switch (split) {
      case Tree.ByNumber number ->
          new Answers.Rank(
              thresholds.getOrDefault(number.feature(), new TreeSet<>()), number.missingLeft());
      case Tree.ByLevel level ->
          new Answers.Side(
              features.get(level.feature()).levels().size(), level.levels(), level.missingLeft());
    };
  }

  /** How many there are. */
  int size() {
    return answers.size();
  }

  /** The place of a split's question. */
  int place(Tree.Split split) {
    return requireNonNull(places.get(Question.of(split)));
  }

  /** Rows whose answer is below this go left. */
  int limit(Tree.Split split) {
    return answers.get(place(split)).limit(split);
  }

  /** Writes what rows answer, a column for each question. */
  void write(List<double[]> values, int from, int size, int[][] columns) {
    for (int j = 0; j < columns.length; j++) {
      answers.get(j).write(values.get(asked.get(j)), from, size, columns[j]);
    }
  }
}
