package io.kesher.books;

import static io.kesher.books.Filling.EPSILON;
import static io.kesher.books.Filling.NOWHERE;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What an hour and a place of each book cost, so that no more is asked of it than there is. */
final class BookPrices {
  private final Filling of;
  private final double[] hour;
  private final double[] place;

  /** Nothing costs anything. */
  BookPrices(Filling of) {
    this(of, new double[of.books], new double[of.books]);
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

  /** The book in which they are worth most above its price, or none. */
  int wish(int customer) {
    double[] row = of.worth[customer];
    double need = of.needs[customer] / of.unit;
    double best = 0;
    int wish = NOWHERE;
    for (int j = 0; j < of.books; j++) {
      double above = row[j] - hour[j] * need - place[j];
      if (above > best && row[j] > 0) {
        best = above;
        wish = j;
      }
    }
    return wish;
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
      double sum = 0;
      for (int i = 0; i < of.customers; i++) {
        int wish = prices.wish(i);
        if (wish != NOWHERE) {
          sum += prices.above(i, wish);
          hours[wish] += of.needs[i];
          places[wish]++;
        }
      }
      for (int j = 0; j < of.books; j++) {
        sum += prices.room(of.hours[j], of.most[j], j);
      }
      bound = sum;
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
