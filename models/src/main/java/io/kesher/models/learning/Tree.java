package io.kesher.models.learning;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

/**
 * A tree of questions; what the leaf says is added to the margin.
 *
 * <p>Each node knows how many training rows came to it, so that a prediction can be explained by
 * what would be expected without an answer.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "node")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Tree.Leaf.class, name = "leaf"),
  @JsonSubTypes.Type(value = Tree.ByNumber.class, name = "number"),
  @JsonSubTypes.Type(value = Tree.ByLevel.class, name = "level")
})
public sealed interface Tree {

  /** How many training rows came here. */
  int rows();

  /** How many ends there are. */
  default int leaves() {
    return this instanceof Split split ? split.left().leaves() + split.right().leaves() : 1;
  }

  /** Where a row ends; asked for a feature, it says the value. */
  default Leaf leaf(IntToDoubleFunction row) {
    Tree at = this;
    while (at instanceof Split split) {
      at = split.goesLeft(row.applyAsDouble(split.feature())) ? split.left() : split.right();
    }
    return (Leaf) at;
  }

  /** A question and where each answer leads. */
  sealed interface Split extends Tree {
    /** Place of the feature in the model's list. */
    int feature();

    /** Where a row goes whose value is missing. */
    boolean missingLeft();

    Tree left();

    Tree right();

    /** Where a row goes with this number, or with the level at this place; NaN is missing. */
    boolean goesLeft(double value);
  }

  /** The end. */
  record Leaf(double value, int rows) implements Tree {
    public Leaf {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a leaf says " + value + ", not a finite number");
      }
      if (rows < 1) {
        throw new IllegalArgumentException("a leaf has at least one row, not " + rows);
      }
    }
  }

  /**
   * Is the number small?
   *
   * @param atMost numbers up to this go left
   */
  record ByNumber(int feature, double atMost, boolean missingLeft, int rows, Tree left, Tree right)
      implements Split {
    public ByNumber {
      requireSum(rows, left, right);
      if (!Double.isFinite(atMost)) {
        throw new IllegalArgumentException("a split at " + atMost + ", not a finite number");
      }
    }

    @Override
    public boolean goesLeft(double value) {
      return Double.isNaN(value) ? missingLeft : value <= atMost;
    }
  }

  /**
   * Is the category one of these?
   *
   * @param levels places of the levels that go left, in the feature's list
   */
  record ByLevel(
      int feature, Set<Integer> levels, boolean missingLeft, int rows, Tree left, Tree right)
      implements Split {
    public ByLevel {
      requireSum(rows, left, right);
      levels = Collections.unmodifiableSet(new TreeSet<>(levels));
    }

    @Override
    public boolean goesLeft(double value) {
      return Double.isNaN(value) ? missingLeft : levels.contains((int) value);
    }
  }

  private static void requireSum(int rows, Tree left, Tree right) {
    if (rows != left.rows() + right.rows()) {
      throw new IllegalArgumentException("a split of %d rows sends on others".formatted(rows));
    }
  }
}
