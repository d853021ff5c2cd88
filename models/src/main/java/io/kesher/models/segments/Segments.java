package io.kesher.models.segments;

import io.kesher.models.learning.Features;
import io.kesher.models.segments.Segment.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Segments that {@link KMeans} found: a customer belongs to the one with the nearest centre.
 *
 * @param scales how numbers were made comparable; those that never vary are left out
 * @param segments the largest first
 */
public record Segments(List<Scale> scales, List<Segment> segments) {

  public Segments {
    scales = List.copyOf(scales);
    segments = List.copyOf(segments);
    for (Segment segment : segments) {
      if (segment.centre().size() != scales.size()) {
        throw new IllegalArgumentException("a centre has not one number for each scale");
      }
    }
  }

  /** For each row the place of its segment. */
  public int[] assign(Features rows) {
    double[][] centres =
        segments.stream()
            .map(segment -> segment.centre().stream().mapToDouble(x -> x).toArray())
            .toArray(double[][]::new);
    return Arrays.stream(Scale.rows(scales, rows))
        .mapToInt(row -> Lloyd.nearest(row, centres))
        .toArray();
  }

  static Segments of(List<Scale> scales, double[][] centres, int[] sizes) {
    return new Segments(
        scales,
        IntStream.range(0, centres.length)
            .mapToObj(k -> segment(scales, centres[k], sizes[k]))
            .sorted(Comparator.comparingInt(segment -> -segment.size()))
            .toList());
  }

  static Segment segment(List<Scale> scales, double[] centre, int size) {
    List<Trait> traits = new ArrayList<>();
    for (int j = 0; j < centre.length; j++) {
      Scale scale = scales.get(j);
      traits.add(new Trait(scale.feature(), scale.number(centre[j]), centre[j]));
    }
    traits.sort(Comparator.comparingDouble(trait -> -Math.abs(trait.apart())));
    return new Segment(size, Arrays.stream(centre).boxed().toList(), traits);
  }
}
