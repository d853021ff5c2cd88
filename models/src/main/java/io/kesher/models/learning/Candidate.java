package io.kesher.models.learning;

import static java.util.stream.Collectors.toSet;

import java.util.BitSet;
import java.util.Set;

/**
 * The best split found for a node.
 *
 * @param feature place of the feature
 * @param left the bins that go left
 * @param lastLeft of a number the last bin that goes left
 * @param gain by how much the loss falls
 * @param sums of the left side
 */
record Candidate(int feature, BitSet left, int lastLeft, double gain, Sums sums) {
  /** The same as a question about values. */
  Tree.Split question(Bins bins, Tree left, Tree right) {
    int rows = left.rows() + right.rows();
    boolean missingLeft = this.left.get(bins.size);
    if (bins.feature.isCategory()) {
      Set<Integer> levels =
          this.left.stream().filter(bin -> bin < bins.size).boxed().collect(toSet());
      return new Tree.ByLevel(feature, levels, missingLeft, rows, left, right);
    }
    double atMost = lastLeft < bins.cuts.length ? bins.cuts[lastLeft] : Double.MAX_VALUE;
    return new Tree.ByNumber(feature, atMost, missingLeft, rows, left, right);
  }
}
