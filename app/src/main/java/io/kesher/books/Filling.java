package io.kesher.books;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fills books: which customer lies in whose, so that what that is worth is as much as can be, no
 * book takes more hours than its holder has, and none more customers than are allowed.
 *
 * <p>With {@code x} one where customer i lies in book j, {@code v} what that is worth, {@code w}
 * the hours of a customer, {@code C} those of a holder and {@code K} the most customers of a book:
 *
 * <pre>{@code
 * maximise  Σ v(i,j) x(i,j)    Σj x(i,j) ≤ 1    Σi w(i) x(i,j) ≤ C(j)    Σi x(i,j) ≤ K(j)
 * }</pre>
 *
 * This is the generalised assignment problem, which nobody solves exactly at 20,000 × 200. But a
 * price can be put on each holder's hour, λ(j) ≥ 0, and on each place of a book, μ(j) ≥ 0; every
 * customer then lies where they are worth most above their price, or nowhere, and for any prices
 *
 * <pre>{@code
 * D(λ, μ) = Σi max(0, maxj v(i,j) − λ(j) w(i) − μ(j))  +  Σj λ(j) C(j) + μ(j) K(j)
 * }</pre>
 *
 * is at least what the best filling is worth (Lagrange; its least value is that of the linear
 * relaxation, in which customers may be cut in pieces). So the prices go down along subgradients of
 * D with Polyak's steps, and the least D that was met is a <b>proved bound</b>. The prices also say
 * how to fill: customers go by what they are worth above their price, the dearest first, each into
 * the best book with room left. Then customers move, change places or take somebody's place as long
 * as that is worth more ({@link FilledBooks}); and where there are few of them, all ways are tried
 * that the bound does not rule out ({@link FillingBranches}). Where it is worth the same, all carry
 * alike. How far the result may be from the best that can be is {@link Result#gap()}: measured, not
 * promised.
 *
 * <p>λ(j) is also the answer to "what would an hour more of this holder be worth?".
 *
 * <p>Sources: Held, Wolfe and Crowder, Mathematical Programming 6, 1974; Fisher, Management Science
 * 27(1), 1981; Martello and Toth, Knapsack Problems, 1990, chapter 7.
 *
 * <p>The same input gives the same result: nothing is drawn, and ties go to whoever stands first.
 */
final class Filling {
  /** In no book. */
  static final int NOWHERE = -1;

  static final double EPSILON = 1e-9;

  private static final int STEPS = 400;
  private static final int STEPS_BETWEEN_FILLINGS = 20;
  private static final int PATIENCE = 12;
  private static final double CLOSE = 1e-5;

  final double[] needs;
  final double[] hours;
  final int[] most;
  final double[][] worth;
  final int customers;
  final int books;

  private final int[] allowed;

  /** Hours of a usual customer, in which prices are put. */
  final double unit;

  /**
   * @param needs hours a month of each customer, positive
   * @param hours of each holder, 0 or more
   * @param most customers of each book, 0 or more
   * @param worth of each customer in each book, by customer; 0 or less: never there
   */
  Filling(double[] needs, double[] hours, int[] most, double[][] worth) {
    this.needs = needs;
    this.hours = hours;
    this.allowed = most;
    this.most = fitting(needs, hours, most);
    this.worth = worth;
    this.customers = needs.length;
    this.books = hours.length;
    this.unit = Math.max(EPSILON, Arrays.stream(needs).average().orElse(1));
  }

  /**
   * No more customers fit into a book than of those who need least: what follows from the hours
   * anyway, but tells the bound that half a customer is none.
   */
  private static int[] fitting(double[] needs, double[] hours, int[] most) {
    double[] sums = needs.clone();
    Arrays.sort(sums);
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    return IntStream.range(0, most.length)
        .map(j -> {
          int place = Arrays.binarySearch(sums, hours[j] + EPSILON);
          return Math.min(most[j], place >= 0 ? place + 1 : -place - 1);
        })
        .toArray();
  }

  /**
   * @param book of each customer, or {@link #NOWHERE}
   * @param bound no filling is worth more
   * @param hourWorth what an hour more of each holder would be worth, near where they are now
   */
  record Result(int[] book, double worth, double bound, double[] hourWorth) {
    int placed() {
      return (int) Arrays.stream(book).filter(each -> each != NOWHERE).count();
    }

    /** By how much of the bound the best filling can at most be better. */
    double gap() {
      return bound <= 0 ? 0 : Math.max(0, (bound - worth) / bound);
    }
  }

  /** The same with more hours and more places in each book. */
  Filling with(double timesHours, int morePlaces) {
    return new Filling(
        needs,
        Arrays.stream(hours).map(each -> each * timesHours).toArray(),
        Arrays.stream(allowed).map(each -> each + morePlaces).toArray(),
        worth);
  }

  /** The same with one more book, as large as the others are, in which nobody is known. */
  Filling withOneMore() {
    double[] more = Arrays.copyOf(hours, books + 1);
    more[books] = Arrays.stream(hours).average().orElse(0);
    int[] places = Arrays.copyOf(allowed, books + 1);
    places[books] = (int) Math.round(Arrays.stream(allowed).average().orElse(0));
    double[][] wider = new double[customers][];
    for (int i = 0; i < customers; i++) {
      wider[i] = Arrays.copyOf(worth[i], books + 1);
      wider[i][books] = Arrays.stream(worth[i]).min().orElse(0);
    }
    return new Filling(needs, more, places, wider);
  }

  Result fill() {
    var prices = BookPrices.alike(this);
    var lowest = prices;
    double bound = Double.POSITIVE_INFINITY;
    FilledBooks best = filled(prices);
    double step = 1;
    int patience = PATIENCE;
    for (int i = 1; i <= STEPS && !close(bound, best.worth()); i++) {
      var asked = new BookPrices.Asked(this, prices);
      if (asked.bound() < bound - EPSILON) {
        bound = asked.bound();
        lowest = prices;
        patience = PATIENCE;
      } else if (--patience == 0) {
        step /= 2;
        patience = PATIENCE;
      }
      if (i % STEPS_BETWEEN_FILLINGS == 0) {
        best = better(best, filled(lowest));
      }
      prices = prices.moved(asked, step * (asked.bound() - best.worth()));
    }
    best = better(best, filled(lowest));
    best.improve(lowest);
    var searched = new FillingBranches(this, lowest, best).search();
    var even = new FilledBooks(this, searched.book());
    even.balance();
    return new Result(
        even.book(),
        even.worth(),
        searched.proved() ? even.worth() : Math.max(bound, even.worth()),
        lowest.ofHours());
  }

  private static boolean close(double bound, double worth) {
    return bound < Double.POSITIVE_INFINITY && bound - worth <= CLOSE * bound;
  }

  private static FilledBooks better(FilledBooks one, FilledBooks other) {
    return other.worth() > one.worth() + EPSILON ? other : one;
  }

  /** The dearest first, each into the best book that still has room. */
  private FilledBooks filled(BookPrices prices) {
    double[] dear = IntStream.range(0, customers).mapToDouble(prices::dear).toArray();
    var filled = new FilledBooks(this);
    IntStream.range(0, customers)
        .boxed()
        .sorted((one, other) -> Double.compare(dear[other], dear[one]))
        .forEach(i -> filled.put(i, filled.roomiest(prices, i)));
    return filled;
  }
}
