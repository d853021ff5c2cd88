package io.kesher.models.learning;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What was known of each row on its day, and what came of it.
 *
 * <p>A row has two days. On its <em>day</em> a prediction would have been made, from what was known
 * before. On its <em>known</em> day the outcome was certain: of "leaves within a year" that is a
 * year later. Both matter to an honest check: whoever learns on the first of January may use only
 * rows whose outcome was known before it, not merely rows that are dated before it.
 *
 * <p>{@link #recorder} builds rows one by one, each value with the day it was learned on, and
 * refuses what was not yet known. {@link #of} takes columns; there the caller vouches that each
 * column was worked out from entries before the row's day.
 *
 * <p>A weight is how much of an observation a row is: a policy in force for half a year has weight
 * one half and its outcome is claims <em>per year</em>.
 */
public final class Observations {
  private final Features features;
  private final double[] outcomes;
  private final double[] weights;
  private final LocalDate[] days;
  private final LocalDate[] known;

  private Observations(
      Features features, double[] outcomes, double[] weights, LocalDate[] days, LocalDate[] known) {
    this.features = features;
    this.outcomes = outcomes;
    this.weights = weights;
    this.days = days;
    this.known = known;
  }

  /** Begins rows that are given one by one, each value with the day it was learned on. */
  public static Recorder recorder(Feature... features) {
    return new Recorder(features);
  }

  /**
   * Rows given by columns.
   *
   * @param features what was known <em>before</em> each row's day
   * @param outcomes finite
   * @param days when each prediction would have been made
   * @param known when each outcome was certain, not before its day
   */
  public static Observations of(
      Features features, double[] outcomes, LocalDate[] days, LocalDate[] known) {
    requireSize("days", days.length, features.size());
    requireSize("known days", known.length, features.size());
    for (int i = 0; i < days.length; i++) {
      if (known[i].isBefore(days[i])) {
        throw new IllegalArgumentException(
            "the outcome of row %d was known on %s, before its day %s"
                .formatted(i, known[i], days[i]));
      }
    }
    requireFinite("outcome", outcomes, features.size());
    return new Observations(
        features, outcomes.clone(), ones(outcomes.length), days.clone(), known.clone());
  }

  /** Rows of one day, or of days that do not matter. They cannot be split in time. */
  public static Observations undated(Features features, double... outcomes) {
    LocalDate[] day = new LocalDate[features.size()];
    Arrays.fill(day, LocalDate.EPOCH);
    return of(features, outcomes, day, day);
  }

  /** The same rows, counting as much as said. Weights are finite and above zero. */
  public Observations weighted(double... weights) {
    requireFinite("weight", weights, size());
    for (double weight : weights) {
      if (weight <= 0) {
        throw new IllegalArgumentException("a weight is above zero, not " + weight);
      }
    }
    return new Observations(features, outcomes, weights.clone(), days, known);
  }

  /** How many rows there are. */
  public int size() {
    return features.size();
  }

  /** What was known of each row. */
  public Features features() {
    return features;
  }

  /** What came of each row, a copy. */
  public double[] outcomes() {
    return outcomes.clone();
  }

  /** How much each row counts, a copy. */
  public double[] weights() {
    return weights.clone();
  }

  /** The day of a row. */
  public LocalDate day(int row) {
    return days[row];
  }

  /** The day the outcome of a row was certain. */
  public LocalDate known(int row) {
    return known[row];
  }

  /** The rows with these places, in this order. */
  public Observations rows(int... places) {
    return new Observations(
        features.rows(places),
        Features.select(outcomes, places),
        Features.select(weights, places),
        Arrays.stream(places).mapToObj(place -> days[place]).toArray(LocalDate[]::new),
        Arrays.stream(places).mapToObj(place -> known[place]).toArray(LocalDate[]::new));
  }

  /** What somebody who learns at the start of a day may use: rows with outcomes known before it. */
  public Observations knownBefore(LocalDate day) {
    return where(row -> known[row].isBefore(day));
  }

  /** Rows dated on the first of these days or later, and before the second. */
  public Observations dated(LocalDate from, LocalDate to) {
    return where(row -> !days[row].isBefore(from) && days[row].isBefore(to));
  }

  Observations where(IntPredicate wanted) {
    return rows(IntStream.range(0, size()).filter(wanted).toArray());
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  static void requireFinite(String what, double[] numbers, int size) {
    requireSize(what + "s", numbers.length, size);
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("the " + what + " " + number + " is not finite");
      }
    }
  }

  static void requireSize(String what, int found, int size) {
    if (found != size) {
      throw new IllegalArgumentException(
          "there are %d %s for %d rows".formatted(found, what, size));
    }
  }
}
