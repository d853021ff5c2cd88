package io.kesher.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * A customer of the story.
 *
 * @param slot the place in the generator, from which all chance about the customer is drawn
 * @param number the number in the files: later customers have higher ones
 * @param means how much there is to insure; 1 is usual
 * @param demand how much time is asked for; 1 is usual for the kind
 * @param lines the lines that the story gives, or none to draw them
 */
record Customer(
    int slot,
    int number,
    Party party,
    LocalDate joined,
    Path path,
    double means,
    double demand,
    List<Line> lines) {

  Customer numbered(int given) {
    return new Customer(slot, given, party, joined, path, means, demand, lines);
  }
}
