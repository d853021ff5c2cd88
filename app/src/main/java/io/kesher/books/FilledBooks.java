package io.kesher.books;

import static io.kesher.books.Filling.EPSILON;
import static io.kesher.books.Filling.NOWHERE;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Books as they are being filled: never over what their holders can carry. */
final class FilledBooks {
  private static final int ROUNDS = 12;

  /** Books that are looked at for each customer, the best by price. */
  private static final int BOOKS = 8;

  private final Filling of;
  private final int[] book;
  private final double[] left;
  private final int[] places;
  private double worth;

  FilledBooks(Filling of) {
    this.of = of;
    this.book = new int[of.customers];
    this.left = of.hours.clone();
    this.places = of.most.clone();
    Arrays.fill(book, NOWHERE);
  }

  /** Filled so. */
  FilledBooks(Filling of, int[] book) {
    this(of);
    for (int i = 0; i < of.customers; i++) {
      if (book[i] != NOWHERE) {
        put(i, book[i]);
      }
    }
  }

  double worth() {
    return worth;
  }

  int[] book() {
    return book;
  }

  /** The book with room in which somebody is worth most above the price, or none. */
  int roomiest(BookPrices prices, int customer) {
    int best = NOWHERE;
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < of.books; j++) {
      double above = prices.above(customer, j);
      if (above > most && of.worth[customer][j] > 0 && fits(customer, j)) {
        most = above;
        best = j;
      }
    }
    return best;
  }

  private boolean fits(int customer, int into) {
    return places[into] > 0 && of.needs[customer] <= left[into] + EPSILON;
  }

  void put(int customer, int into) {
    int from = book[customer];
    if (from != NOWHERE) {
      left[from] += of.needs[customer];
      places[from]++;
      worth -= of.worth[customer][from];
    }
    book[customer] = into;
    if (into != NOWHERE) {
      left[into] -= of.needs[customer];
      places[into]--;
      worth += of.worth[customer][into];
    }
  }

  /** Until no move of one or two customers is worth more. */
  void improve(BookPrices prices) {
    int[][] candidates =
        IntStream.range(0, of.customers).mapToObj(i -> prices.best(i, BOOKS)).toArray(int[][]::new);
    boolean better = true;
    for (int i = 0; i < ROUNDS && better; i++) {
      better = moved(candidates) | swapped(candidates);
    }
  }

  /** Where it is worth the same, customers lie so that all carry alike. */
  void balance() {
    boolean any = true;
    for (int round = 0; round < ROUNDS && any; round++) {
      any = false;
      for (int i = 0; i < of.customers; i++) {
        int lightest = book[i] == NOWHERE ? NOWHERE : lightest(i);
        if (lightest != NOWHERE) {
          put(i, lightest);
          any = true;
        }
      }
    }
  }

  /** The book that would still be lighter with somebody than theirs is, and as good. */
  private int lightest(int customer) {
    double least = load(book[customer], 0) - EPSILON;
    int lightest = NOWHERE;
    for (int j = 0; j < of.books; j++) {
      if (j != book[customer]
          && of.worth[customer][j] >= now(customer) - EPSILON
          && fits(customer, j)
          && load(j, of.needs[customer]) < least) {
        least = load(j, of.needs[customer]);
        lightest = j;
      }
    }
    return lightest;
  }

  /** The share of its hours that a book takes with so much more. */
  private double load(int of, double more) {
    double all = this.of.hours[of];
    return all <= 0 ? 0 : (all - left[of] + more) / all;
  }

  /** Into a better book that has room. */
  private boolean moved(int[][] candidates) {
    boolean any = false;
    for (int i = 0; i < of.customers; i++) {
      int best = NOWHERE;
      double gain = EPSILON;
      for (int j : candidates[i]) {
        if (j != book[i] && of.worth[i][j] - now(i) > gain && fits(i, j)) {
          gain = of.worth[i][j] - now(i);
          best = j;
        }
      }
      if (best != NOWHERE) {
        put(i, best);
        any = true;
      }
    }
    return any;
  }

  /** Into the place of somebody, who takes theirs, or one elsewhere, or none. */
  private boolean swapped(int[][] candidates) {
    boolean any = false;
    int[][] members = members();
    for (int i = 0; i < of.customers; i++) {
      for (int j : candidates[i]) {
        if (j != book[i] && of.worth[i][j] > now(i) + EPSILON) {
          any |= changed(i, j, members[j], candidates);
        }
      }
    }
    return any;
  }

  private boolean changed(int customer, int into, int[] members, int[][] candidates) {
    double gain = EPSILON;
    int given = NOWHERE;
    int to = NOWHERE;
    for (int other : members) {
      if (book[other] != into || of.needs[customer] > left[into] + of.needs[other] + EPSILON) {
        continue;
      }
      int elsewhere = elsewhere(other, customer, into, candidates[other]);
      double back = elsewhere == NOWHERE ? 0 : of.worth[other][elsewhere];
      double more = of.worth[customer][into] - now(customer) + back - of.worth[other][into];
      if (more > gain) {
        gain = more;
        given = other;
        to = elsewhere;
      }
    }
    if (given == NOWHERE) {
      return false;
    }
    put(given, NOWHERE);
    put(customer, into);
    put(given, to);
    return true;
  }

  /** The best book for whoever gives way, the one that becomes free among them. */
  private int elsewhere(int other, int customer, int into, int[] candidates) {
    int freed = book[customer];
    int best = NOWHERE;
    double most = 0;
    if (freed != NOWHERE
        && of.needs[other] <= left[freed] + of.needs[customer] + EPSILON
        && of.worth[other][freed] > most) {
      most = of.worth[other][freed];
      best = freed;
    }
    for (int j : candidates) {
      if (j != into && j != freed && of.worth[other][j] > most && fits(other, j)) {
        most = of.worth[other][j];
        best = j;
      }
    }
    return best;
  }

  private int[][] members() {
    int[] sizes = new int[of.books];
    for (int each : book) {
      if (each != NOWHERE) {
        sizes[each]++;
      }
    }
    int[][] members = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    for (int i = 0; i < of.customers; i++) {
      if (book[i] != NOWHERE) {
        members[book[i]][--sizes[book[i]]] = i;
      }
    }
    return members;
  }

  private double now(int customer) {
    return book[customer] == NOWHERE ? 0 : of.worth[customer][book[customer]];
  }
}
