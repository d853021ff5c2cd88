package io.kesher.books;

import static io.kesher.books.Filling.EPSILON;
import static io.kesher.books.Filling.NOWHERE;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Tries all ways to fill the books of a small office, but for those that cannot be better: what is
 * left can be worth no more than what customers are worth above their prices, and what the room
 * that is left costs (the bound of {@link Filling}, of what is left). After so many steps it gives
 * up and says what was best until then.
 */
final class FillingBranches {
  private static final int MOST_CUSTOMERS = 400;
  private static final int MOST_STEPS = 200_000;

  private final Filling of;
  private final BookPrices prices;
  private final int[] order;
  private final double[] rest;
  private final int[][] branches;
  private final int[] trying;
  private final double[] left;
  private final int[] places;
  private int[] best;
  private double worth;
  private int steps;

  FillingBranches(Filling of, BookPrices prices, FilledBooks best) {
    this.of = of;
    this.prices = prices;
    this.best = best.book().clone();
    this.worth = best.worth();
    this.left = of.hours.clone();
    this.places = of.most.clone();
    this.trying = new int[of.customers];
    if (of.customers > MOST_CUSTOMERS) {
      this.order = new int[0];
      this.rest = new double[0];
      this.branches = new int[0][];
      return;
    }
    // who takes most is decided on first: whoever comes last fits nearly anywhere
    this.order =
        IntStream.range(0, of.customers)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -of.needs[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.rest = new double[of.customers + 1];
    for (int i = of.customers - 1; i >= 0; i--) {
      rest[i] = rest[i + 1] + Math.max(0, prices.dear(order[i]));
    }
    this.branches =
        IntStream.of(order).mapToObj(i -> prices.best(i, of.books)).toArray(int[][]::new);
  }

  /**
   * @param proved whether nothing is better
   */
  record Searched(int[] book, double worth, boolean proved) {}

  Searched search() {
    if (of.customers > MOST_CUSTOMERS) {
      return new Searched(best, worth, false);
    }
    double room = 0;
    for (int j = 0; j < of.books; j++) {
      room += prices.room(of.hours[j], of.most[j], j);
    }
    branch(0, 0, room);
    return new Searched(best, worth, steps <= MOST_STEPS);
  }

  private void branch(int at, double sum, double room) {
    if (++steps > MOST_STEPS || sum + rest[at] + room <= worth + EPSILON * worth) {
      return;
    }
    if (at == order.length) {
      if (sum > worth) {
        worth = sum;
        best = trying.clone();
      }
      return;
    }
    int customer = order[at];
    for (int j : branches[at]) {
      if (places[j] > 0 && of.needs[customer] <= left[j] + EPSILON) {
        take(customer, j, 1);
        trying[customer] = j;
        branch(at + 1, sum + of.worth[customer][j], room - prices.room(of.needs[customer], 1, j));
        take(customer, j, -1);
      }
    }
    trying[customer] = NOWHERE;
    branch(at + 1, sum, room);
  }

  private void take(int customer, int from, int times) {
    left[from] -= times * of.needs[customer];
    places[from] -= times;
  }
}
