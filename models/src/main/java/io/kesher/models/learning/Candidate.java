package io.kesher.models.learning;

import java.util.BitSet;

/**
 * The best split found for a node.
 *
 * @param feature place of the feature
 * @param left the bins that go left
 * @param lastLeft of a number the last bin that goes left
 * @param gain by how much the loss falls
 * @param gradient summed over the left side
 * @param curvature summed over the left side, with its count
 */
record Candidate(
    int feature, BitSet left, int lastLeft, double gain, long gradient, long curvature) {}
