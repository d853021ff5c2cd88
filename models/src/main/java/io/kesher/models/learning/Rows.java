package io.kesher.models.learning;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The rows while a tree grows. Those of a node lie together, in their old sequence, so that reading
 * a column runs forward through memory.
 */
final class Rows {
  /** The place of each row in the columns. */
  final int[] order;

  private final int[] spare;

  Rows(int size) {
    order = new int[size];
    spare = new int[size];
  }

  int size() {
    return order.length;
  }

  /** All in their first sequence. */
  void reset() {
    Arrays.setAll(order, i -> i);
  }

  /**
   * Moves the rows of a node that go left to its front, without a branch for each; both sides keep
   * their sequence.
   *
   * @param quad that holds the feature asked for
   * @param within the feature's place in it
   * @param bins that go left
   * @return where the right side begins
   */
  int divide(Node node, Quad quad, int within, BitSet bins) {
    int[] goes = new int[256];
    for (int bin = 0; bin < goes.length; bin++) {
      goes[bin] = bins.get(bin) ? 1 : 0;
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

  /** Adds a value to those that belong to the rows of a node. */
  void add(Node node, double value, double[] values) {
    for (int i = node.start; i < node.end; i++) {
      values[order[i]] += value;
    }
  }
}
