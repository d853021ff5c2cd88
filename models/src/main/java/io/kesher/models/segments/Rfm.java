package io.kesher.models.segments;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How lately, how often and for how much: the oldest way to sort customers, and hard to beat for
 * its price (A. Hughes, Strategic Database Marketing, 1994).
 *
 * <p>Each of the three is scored from 1 to 5 by fifths of the customers; equal values get equal
 * scores, so a fifth may be larger than another. Recency 5 is the most recent.
 *
 * @param customer whose
 * @param days since the last purchase
 * @param purchases how many
 * @param money spent, in one currency
 * @param recency score
 * @param frequency score
 * @param monetary score
 */
public record Rfm(
    String customer,
    long days,
    long purchases,
    double money,
    int recency,
    int frequency,
    int monetary) {

  /**
   * What is known of a customer.
   *
   * @param customer whose
   * @param last day of purchase
   * @param purchases how many, from 1
   * @param money spent, less what was returned
   */
  public record Spending(String customer, LocalDate last, long purchases, double money) {
    public Spending {
      if (purchases < 1) {
        throw new IllegalArgumentException(customer + " has " + purchases + " purchases");
      }
      if (!Double.isFinite(money)) {
        throw new IllegalArgumentException("the money of " + customer + " is " + money);
      }
    }
  }

  /**
   * Scores customers, in their order.
   *
   * @param on the day of scoring, after all purchases
   */
  public static List<Rfm> of(List<Spending> customers, LocalDate on) {
    for (Spending customer : customers) {
      if (!customer.last.isBefore(on)) {
        throw new IllegalArgumentException(
            "%s bought on %s, not before %s".formatted(customer.customer, customer.last, on));
      }
    }
    int[] recency = fifths(customers, customer -> customer.last.toEpochDay());
    int[] frequency = fifths(customers, customer -> customer.purchases);
    int[] monetary = fifths(customers, customer -> customer.money);
    List<Rfm> scored = new ArrayList<>();
    for (int i = 0; i < customers.size(); i++) {
      Spending of = customers.get(i);
      scored.add(
          new Rfm(
              of.customer,
              ChronoUnit.DAYS.between(of.last, on),
              of.purchases,
              of.money,
              recency[i],
              frequency[i],
              monetary[i]));
    }
    return scored;
  }

  /** The fifth in which the middle of all equal values lies. */
  private static int[] fifths(List<Spending> customers, ToDoubleFunction<Spending> measure) {
    double[] values = customers.stream().mapToDouble(measure).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] fifths = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      double middle = (below(sorted, values[i]) + below(sorted, Math.nextUp(values[i]))) / 2.0;
      fifths[i] = Math.min(5, 1 + (int) (5 * middle / values.length));
    }
    return fifths;
  }

  /** How many of the sorted values are below one. */
  private static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
