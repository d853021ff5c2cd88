package io.kesher.models.learning;

/**
 * How far a tree of {@link Boosting} may grow. It grows where the loss falls most, one split after
 * the other.
 *
 * @param leaves at most so many, from 2; small trees see few features together, large ones memorise
 * @param depth at most so many questions in a row, from 1
 * @param rowsInLeaf at least so many training rows in each leaf, from 1
 * @param penalty added to the curvature of each leaf, from 0: shrinks leaves with little evidence
 */
public record Growth(int leaves, int depth, int rowsInLeaf, double penalty) {
  public Growth {
    if (leaves < 2 || leaves > 1 << 16) {
      throw new IllegalArgumentException("a tree has 2 to 65,536 leaves, not " + leaves);
    }
    if (depth < 1 || depth > 200) {
      throw new IllegalArgumentException("a tree is 1 to 200 questions deep, not " + depth);
    }
    if (rowsInLeaf < 1) {
      throw new IllegalArgumentException("a leaf has at least one row, not " + rowsInLeaf);
    }
    if (!(penalty >= 0 && Double.isFinite(penalty))) {
      throw new IllegalArgumentException("the penalty is 0 or more, not " + penalty);
    }
  }

  /** At most 31 leaves of 20 rows. */
  public static Growth standard() {
    return new Growth(31, 200, 20, 0);
  }

  /** Trees of this depth with leaves of 20 rows. */
  public static Growth depth(int depth) {
    return new Growth(1 << Math.min(depth, 16), depth, 20, 0);
  }

  /** The same with this penalty. */
  public Growth withPenalty(double penalty) {
    return new Growth(leaves, depth, rowsInLeaf, penalty);
  }

  /** The same with at least so many rows in a leaf. */
  public Growth withRowsInLeaf(int rowsInLeaf) {
    return new Growth(leaves, depth, rowsInLeaf, penalty);
  }
}
