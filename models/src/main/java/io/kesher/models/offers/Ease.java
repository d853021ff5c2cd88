package io.kesher.models.offers;

import io.kesher.models.numerics.PositiveDefinite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * New items by the closed form of H. Steck, Embarrassingly Shallow Autoencoders for Sparse Data,
 * WWW 2019.
 *
 * <p><b>Assumes</b> that what a customer holds is a linear sum of what else they hold: of all
 * matrices B with an empty diagonal, the one that makes ‖X − X B‖² + penalty · ‖B‖² least, where X
 * is customers × items. With P the inverse of XᵀX + penalty · I it is Bᵢⱼ = −Pᵢⱼ / Pⱼⱼ. Unlike a
 * mere similarity it knows what is explained already: of two items that always come together only
 * one speaks for the third.
 *
 * <p><b>Cost:</b> items³ operations and items² numbers, hence at most {@value #MOST_ITEMS} items;
 * beyond, take {@link ItemNeighbours}. Customers cost next to nothing. It works on the common pool;
 * the result is the same for any number of threads.
 *
 * <p><b>Not for</b> what is bought again and again (see {@link Repeats}), nor with less than a few
 * hundred customers.
 *
 * @param penalty above zero; larger trusts popular items more. 500 is right for some thousand
 *     customers
 * @param links kept for each item, the strongest; from 1
 */
public record Ease(double penalty, int links) {
  /** With more items the inverse takes minutes and gigabytes. */
  public static final int MOST_ITEMS = 10_000;

  /** How a fit ended. */
  public enum Diagnosis {
    /** There is something to go by. */
    FITTED,
    /** Nobody holds two items: all offers are what is popular. */
    NOTHING_HELD_TOGETHER
  }

  /** A model and how it came about. */
  public record Fit(Affinities model, Diagnosis diagnosis) {}

  public Ease {
    if (!(penalty > 0 && Double.isFinite(penalty))) {
      throw new IllegalArgumentException("the penalty is above 0, not " + penalty);
    }
    if (links < 1) {
      throw new IllegalArgumentException("at least one link is kept, not " + links);
    }
  }

  /** A penalty of 500 and 100 links. */
  public static Ease standard() {
    return new Ease(500, 100);
  }

  /**
   * Fits the weights.
   *
   * @throws IllegalArgumentException if there are more than {@value #MOST_ITEMS} items
   */
  public Fit fit(Holdings holdings) {
    int size = holdings.items().size();
    if (size > MOST_ITEMS) {
      throw new IllegalArgumentException(
          size + " items are more than " + MOST_ITEMS + ": take ItemNeighbours");
    }
    if (Arrays.stream(holdings.held()).allMatch(items -> items.length < 2)) {
      return new Fit(Strongest.none(holdings).model(), Diagnosis.NOTHING_HELD_TOGETHER);
    }
    PositiveDefinite inverse = PositiveDefinite.of(together(holdings)).orElseThrow();
    List<double[]> weights = new ArrayList<>();
    IntStream.range(0, size)
        .parallel()
        .mapToObj(to -> weights(inverse, to, size))
        .forEachOrdered(weights::add);
    return new Fit(Strongest.of(holdings, weights, links).model(), Diagnosis.FITTED);
  }

  /** The lower triangle of XᵀX + penalty · I: how many hold both. */
  private double[][] together(Holdings holdings) {
    double[][] counts = new double[holdings.items().size()][];
    Arrays.setAll(counts, i -> new double[i + 1]);
    for (int[] items : holdings.held()) {
      for (int i = 0; i < items.length; i++) {
        double[] row = counts[items[i]];
        for (int j = 0; j <= i; j++) {
          row[items[j]]++;
        }
      }
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i][i] += penalty;
    }
    return counts;
  }

  /** What each item says of one. */
  private static double[] weights(PositiveDefinite inverse, int to, int size) {
    double[] weights = new double[size];
    for (int from = 0; from < size; from++) {
      weights[from] = from == to ? 0 : -inverse.inverse(from, to) / inverse.inverse(to, to);
    }
    return weights;
  }
}
