package io.kesher.models.segments;

import io.kesher.models.learning.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups that {@link GaussianMixture} found.
 *
 * @param scales how numbers were made comparable; those that never vary are left out
 * @param groups the largest first, at least one
 */
public record Mixture(List<Scale> scales, List<Group> groups) {

  /**
   * One normal distribution.
   *
   * @param logWeight logarithm of its share of all rows
   * @param segment its centre and what sets it apart; its size counts rows most likely from here
   * @param precision inverse of its covariance, in scaled units
   * @param logDeterminant logarithm of the covariance's determinant
   */
  public record Group(
      double logWeight, Segment segment, List<List<Double>> precision, double logDeterminant) {
    public Group {
      precision = precision.stream().map(List::copyOf).toList();
    }
  }

  public Mixture {
    scales = List.copyOf(scales);
    groups = List.copyOf(groups);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("a mixture has at least one group");
    }
    for (Group group : groups) {
      int size = scales.size();
      if (group.segment.centre().size() != size
          || group.precision.size() != size
          || group.precision.stream().anyMatch(row -> row.size() != size)) {
        throw new IllegalArgumentException("a group has not one number for each scale");
      }
    }
  }

  static Mixture single(int rows) {
    return new Mixture(
        List.of(), List.of(new Group(0, new Segment(rows, List.of(), List.of()), List.of(), 0)));
  }

  /** For each row the place of the group it most likely belongs to. */
  public int[] assign(Features rows) {
    return probabilities(rows).stream()
        .mapToInt(row -> row.indexOf(row.stream().max(Double::compare).orElseThrow()))
        .toArray();
  }

  /** For each row the probability of belonging to each group; they add up to one. */
  public List<List<Double>> probabilities(Features rows) {
    List<Expectation.Normal> normals = groups.stream().map(Mixture::normal).toList();
    List<List<Double>> probabilities = new ArrayList<>();
    for (double[] row : Scale.rows(scales, rows)) {
      double[] logs = normals.stream().mapToDouble(normal -> normal.logDensity(row)).toArray();
      double all = GaussianMixture.logSum(logs);
      probabilities.add(Arrays.stream(logs).mapToObj(log -> Math.exp(log - all)).toList());
    }
    return probabilities;
  }

  private static Expectation.Normal normal(Group group) {
    return new Expectation.Normal(
        group.logWeight,
        group.segment.centre().stream().mapToDouble(x -> x).toArray(),
        group.precision.stream()
            .map(row -> row.stream().mapToDouble(x -> x).toArray())
            .toArray(double[][]::new),
        group.logDeterminant);
  }
}
