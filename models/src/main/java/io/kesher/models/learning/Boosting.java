package io.kesher.models.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gradient boosting of histogram trees: a sum of small trees, each grown to take off what the ones
 * before left of the loss.
 *
 * <p><b>Assumes</b> little: effects may bend, jump and depend on each other, values may be missing,
 * categories need no coding. It does not extrapolate: beyond the largest number seen, a prediction
 * stays as it was there. With fewer than a few hundred rows {@link LogisticRegression} is the
 * better choice.
 *
 * <p><b>How:</b> J. Friedman, Greedy Function Approximation, Annals of Statistics 29, 2001, with
 * second derivatives and regularised leaves (T. Chen &amp; C. Guestrin, KDD 2016), on binned
 * features and growing the leaf that gains most (G. Ke et al., NeurIPS 2017). How splits are found
 * is told in {@code SplitSearch}.
 *
 * <p><b>The same result</b> on every run and for any number of threads: all sums are of whole
 * numbers (see {@code Slopes}), and of equal gains the first feature wins.
 *
 * <pre>{@code
 * Boosting boosting = Boosting.of(new Loss.Logistic()).withRounds(300)
 *     .withDirection("complaints", Direction.RISING)
 *     .withStop(new Stop(0.2, 20));
 * Boosting.Fit fit = boosting.fit(observations);
 * double[] probabilities = fit.model().predict(customers);
 * }</pre>
 *
 * @param loss what a wrong prediction costs
 * @param rounds trees, from 1
 * @param rate share of each tree that counts, above 0 and at most 1: smaller needs more rounds and
 *     predicts a little better
 * @param growth how far each tree grows
 * @param directions of features that may move the prediction one way only
 * @param stop when to end before all rounds are used up, if at all
 * @param threads to work on, from 1
 */
public record Boosting(
    Loss loss,
    int rounds,
    double rate,
    Growth growth,
    Map<String, Direction> directions,
    Optional<Stop> stop,
    int threads) {

  /** How a fit ended. */
  public enum Diagnosis {
    /** All rounds were used. */
    ALL_ROUNDS,
    /** Held-out rows got no better; the model has the rounds up to the best. */
    STOPPED_EARLY,
    /** No split took anything off the loss (any more): what there is to learn is learned. */
    NOTHING_TO_SPLIT,
    /** All outcomes are the same; the model predicts a little inside of it. */
    ONE_OUTCOME,
    /** There was nothing to learn from. */
    NO_ROWS
  }

  /**
   * End when rows held out have not been predicted better for some rounds.
   *
   * @param share of the rows, the latest, that are held out: above 0 and below 1
   * @param patience rounds without getting better, from 1
   */
  public record Stop(double share, int patience) {
    public Stop {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException("the share " + share + " is not between 0 and 1");
      }
      if (patience < 1) {
        throw new IllegalArgumentException("patience is at least one round, not " + patience);
      }
    }
  }

  /**
   * A model and how it came about.
   *
   * @param model to predict with
   * @param diagnosis how the fit ended
   * @param heldOut mean loss on the rows held out after each round; empty if there were none
   */
  public record Fit(BoostedModel model, Diagnosis diagnosis, List<Double> heldOut) {
    public Fit {
      heldOut = List.copyOf(heldOut);
    }
  }

  public Boosting {
    if (rounds < 1) {
      throw new IllegalArgumentException("there is at least one round, not " + rounds);
    }
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("the rate " + rate + " is not in (0, 1]");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("there is at least one thread, not " + threads);
    }
    directions = Map.copyOf(directions);
  }

  /** A hundred rounds of trees of 31 leaves at a rate of 0.1, on all processors. */
  public static Boosting of(Loss loss) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Boosting(loss, 100, 0.1, Growth.standard(), Map.of(), Optional.empty(), processors);
  }

  /** The same with so many trees. */
  public Boosting withRounds(int rounds) {
    return new Boosting(loss, rounds, rate, growth, directions, stop, threads);
  }

  /** The same at another rate. */
  public Boosting withRate(double rate) {
    return new Boosting(loss, rounds, rate, growth, directions, stop, threads);
  }

  /** The same with trees of another size. */
  public Boosting withGrowth(Growth growth) {
    return new Boosting(loss, rounds, rate, growth, directions, stop, threads);
  }

  /** The same, with a number that may move the prediction one way only. */
  public Boosting withDirection(String feature, Direction direction) {
    Map<String, Direction> more = new LinkedHashMap<>(directions);
    more.put(feature, direction);
    return new Boosting(loss, rounds, rate, growth, more, stop, threads);
  }

  /** The same, ending early by held-out time. */
  public Boosting withStop(Stop stop) {
    return new Boosting(loss, rounds, rate, growth, directions, Optional.of(stop), threads);
  }

  /** The same on another number of threads. */
  public Boosting withThreads(int threads) {
    return new Boosting(loss, rounds, rate, growth, directions, stop, threads);
  }

  /**
   * Learns from observations. If it is to stop early, the latest rows are held out, and of the
   * others those are learned from whose outcome was known before the first day held out. The model
   * returned is the one that was checked: it has not seen the rows held out.
   *
   * @throws IllegalArgumentException if the loss does not allow an outcome, if a direction is given
   *     to no number, or if rows are to be held out that cannot be told apart by day
   */
  public Fit fit(Observations observations) {
    if (stop.isEmpty() || observations.size() == 0) {
      return fit(observations, observations.rows());
    }
    LocalDate from = heldOutFrom(observations, stop.get().share);
    return fit(observations.knownBefore(from), observations.dated(from, LocalDate.MAX));
  }

  /** Learns from training rows; if it is to stop early, by the rows that the caller held out. */
  public Fit fit(Observations training, Observations heldOut) {
    Arrays.stream(training.outcomes()).forEach(loss::require);
    Arrays.stream(heldOut.outcomes()).forEach(loss::require);
    if (training.size() > Slopes.MOST_ROWS - 1) {
      throw new IllegalArgumentException(
          "%d rows are more than %d".formatted(training.size(), Slopes.MOST_ROWS - 1));
    }
    try (var workers = new Workers(threads)) {
      return new Course(this, training, heldOut, workers).run();
    }
  }

  private static LocalDate heldOutFrom(Observations observations, double share) {
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < observations.size(); i++) {
      days.add(observations.day(i));
    }
    days.sort(null);
    LocalDate from = days.get((int) ((1 - share) * days.size()));
    if (from.equals(days.getFirst())) {
      throw new IllegalArgumentException(
          "rows from " + from + " on cannot be held out: there are none before");
    }
    return from;
  }
}
