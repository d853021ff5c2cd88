package io.kesher.models.segments;

import java.util.List;

/**
 * A group of customers.
 *
 * @param size of the rows it was found in, how many are here
 * @param centre the scaled mean of each feature
 * @param traits what sets it apart, the strongest first
 */
public record Segment(int size, List<Double> centre, List<Trait> traits) {

  /**
   * How a segment differs from all customers in one feature.
   *
   * @param feature its name
   * @param typical its value at the segment's centre, in its own unit
   * @param apart by how many standard deviations the centre lies above the mean of all, or below
   */
  public record Trait(String feature, double typical, double apart) {}

  public Segment {
    centre = List.copyOf(centre);
    traits = List.copyOf(traits);
    if (size < 0) {
      throw new IllegalArgumentException("a segment of " + size + " rows");
    }
  }
}
