package io.kesher.books;

import static io.kesher.books.Filling.EPSILON;
import static io.kesher.books.Filling.NOWHERE;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** What an hour and a place of each book cost, so that no more is asked of it than there is. */
final class BookPrices {
  private static final int THIRDS = 25;

  /** Books that are nearly as good as the best are as good: else all would ask for the first. */
  private static final double NEARLY = 0.25;

  private final Filling of;
  private final double[] hour;
  private final double[] place;

  /**
   * An hour, and a place, cost the same in every book: of such prices those whose bound is least,
   * since where all books are alike none are better. Convex in both, so thirds find them.
   */
  static BookPrices alike(Filling of) {
    double[] dearest = new double[of.customers];
    double most = 0;
    for (int i = 0; i < of.customers; i++) {
      dearest[i] = Math.max(0, Arrays.stream(of.worth[i]).max().orElse(0));
      most = Math.max(most, dearest[i]);
    }
    double hours = Arrays.stream(of.hours).sum() / of.unit;
    long places = Arrays.stream(of.most).asLongStream().sum();
    double top = most;
    DoubleUnaryOperator best =
        hour ->
            bound(
                of,
                dearest,
                hours,
                places,
                hour,
                least(0, top, place -> bound(of, dearest, hours, places, hour, place)));
    double hour = least(0, 4 * top, best);
    double place = least(0, top, each -> bound(of, dearest, hours, places, hour, each));
    return new BookPrices(of, filled(of.books, hour), filled(of.books, place));
  }

  private static double bound(
      Filling of, double[] dearest, double hours, long places, double hour, double place) {
    double sum = hour * hours + place * places;
    for (int i = 0; i < of.customers; i++) {
      sum += Math.max(0, dearest[i] - hour * (of.needs[i] / of.unit) - place);
    }
    return sum;
  }

  /** Where a convex function is least. */
  private static double least(double from, double to, DoubleUnaryOperator of) {
    double low = from;
    double high = to;
    for (int i = 0; i < THIRDS; i++) {
      double third = (high - low) / 3;
      if (of.applyAsDouble(low + third) <= of.applyAsDouble(high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return (low + high) / 2;
  }

  private static double[] filled(int size, double value) {
    double[] all = new double[size];
    Arrays.fill(all, value);
    return all;
  }

  private BookPrices(Filling of, double[] hour, double[] place) {
    this.of = of;
    this.hour = hour;
    this.place = place;
  }

  /** What a customer is worth in a book above the price of it. */
  double above(int customer, int book) {
    return of.worth[customer][book] - price(customer, book);
  }

  /** The same in every book; and the most of it. */
  private double above(int customer, double[] above) {
    double[] row = of.worth[customer];
    double need = of.needs[customer] / of.unit;
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < row.length; j++) {
      above[j] = row[j] <= 0 ? Double.NEGATIVE_INFINITY : row[j] - hour[j] * need - place[j];
      best = Math.max(best, above[j]);
    }
    return best;
  }

  private double price(int customer, int book) {
    return hour[book] * (of.needs[customer] / of.unit) + place[book];
  }

  /** The best of what they are worth above a price; below zero where no book is worth its price. */
  double dear(int customer) {
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < of.books; j++) {
      best = Math.max(best, above(customer, j));
    }
    return best;
  }

  /** The books that come into question for somebody, the best first. */
  int[] best(int customer, int many) {
    return IntStream.range(0, of.books)
        .filter(j -> of.worth[customer][j] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -above(customer, j)))
        .limit(many)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** What room in a book costs in all. */
  double room(double hours, int places, int book) {
    return hour[book] * (hours / of.unit) + place[book] * places;
  }

  double[] ofHours() {
    return Arrays.stream(hour).map(each -> each / of.unit).toArray();
  }

  /** Dearer where more is asked than there is, cheaper where less. */
  BookPrices moved(Asked asked, double length) {
    double square = 0;
    for (int j = 0; j < of.books; j++) {
      double hours = slope(hour[j], asked.hoursOver(j));
      double places = slope(place[j], asked.placesOver(j));
      square += hours * hours + places * places;
    }
    double step = square < EPSILON ? 0 : length / square;
    double[] hours = new double[of.books];
    double[] places = new double[of.books];
    for (int j = 0; j < of.books; j++) {
      hours[j] = Math.max(0, hour[j] + step * asked.hoursOver(j));
      places[j] = Math.max(0, place[j] + step * asked.placesOver(j));
    }
    return new BookPrices(of, hours, places);
  }

  /** What costs nothing already does not get cheaper. */
  private static double slope(double price, double over) {
    return price <= 0 && over < 0 ? 0 : over;
  }

  /** Where everybody would like to lie at some prices, whether there is room or not. */
  static final class Asked {
    private final Filling of;
    private final double[] hours;
    private final int[] places;
    private final double bound;

    Asked(Filling of, BookPrices prices) {
      this.of = of;
      this.hours = new double[of.books];
      this.places = new int[of.books];
      double[] above = new double[of.books];
      double sum = 0;
      for (int i = 0; i < of.customers; i++) {
        double best = prices.above(i, above);
        sum += Math.max(0, best);
        int wish = best <= 0 ? NOWHERE : emptiest(above, best - NEARLY);
        if (wish != NOWHERE) {
          hours[wish] += of.needs[i];
          places[wish]++;
        }
      }
      for (int j = 0; j < of.books; j++) {
        sum += prices.room(of.hours[j], of.most[j], j);
      }
      bound = sum;
    }

    /** Of the books that are nearly the best, the one of which least is asked so far. */
    private int emptiest(double[] above, double enough) {
      double least = Double.POSITIVE_INFINITY;
      int emptiest = NOWHERE;
      for (int j = 0; j < above.length; j++) {
        if (above[j] >= enough) {
          double asked =
              Math.max(
                  hours[j] / Math.max(EPSILON, of.hours[j]),
                  (double) places[j] / Math.max(1, of.most[j]));
          if (asked < least) {
            least = asked;
            emptiest = j;
          }
        }
      }
      return emptiest;
    }

    /** No filling is worth more. */
    double bound() {
      return bound;
    }

    double hoursOver(int book) {
      return (hours[book] - of.hours[book]) / of.unit;
    }

    double placesOver(int book) {
      return places[book] - of.most[book];
    }
  }
}
