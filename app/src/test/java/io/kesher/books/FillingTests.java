package io.kesher.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Books are filled as well as they can be, nearly: and the bound says how nearly. */
class FillingTests {
  /** An office drawn at random: customers who were held before, speak a language, know a line. */
  record Drawn(double[] needs, double[] hours, int[] most, double[][] worth) {
    static Drawn of(long seed, int customers, int books, double load) {
      var chance = new SplittableRandom(seed);
      double[] needs = new double[customers];
      double[][] worth = new double[customers][books];
      for (int i = 0; i < customers; i++) {
        needs[i] = Math.exp(chance.nextGaussian() * 0.8) * 1.5;
        int held = chance.nextInt(books + 1);
        int language = chance.nextInt(4);
        int line = chance.nextInt(5);
        for (int j = 0; j < books; j++) {
          worth[i][j] =
              100
                  + 100.0 * (customers - i) / customers
                  + (held == j ? 60 : 0)
                  + (j % 4 == language ? 30 : 0)
                  + (j % 5 == line || j % 3 == line ? 20 : 0);
        }
      }
      double all = Arrays.stream(needs).sum();
      double[] hours = new double[books];
      int[] most = new int[books];
      for (int j = 0; j < books; j++) {
        hours[j] = all / books / load * chance.nextDouble(0.6, 1.4);
        most[j] = (int) Math.ceil(chance.nextDouble(0.7, 1.5) * customers / books);
      }
      return new Drawn(needs, hours, most, worth);
    }

    Filling.Result filled() {
      return new Filling(needs, hours, most, worth).fill();
    }

    /** The best there is: every customer into every book and into none. */
    double best() {
      return best(0, hours.clone(), most.clone());
    }

    private double best(int customer, double[] hours, int[] most) {
      if (customer == needs.length) {
        return 0;
      }
      double best = best(customer + 1, hours, most);
      for (int j = 0; j < hours.length; j++) {
        if (most[j] > 0 && needs[customer] <= hours[j]) {
          hours[j] -= needs[customer];
          most[j]--;
          best = Math.max(best, worth[customer][j] + best(customer + 1, hours, most));
          hours[j] += needs[customer];
          most[j]++;
        }
      }
      return best;
    }

    void expectRoomEnough(Filling.Result result) {
      double[] left = hours.clone();
      int[] places = most.clone();
      double sum = 0;
      for (int i = 0; i < needs.length; i++) {
        int book = result.book()[i];
        if (book != Filling.NOWHERE) {
          left[book] -= needs[i];
          places[book]--;
          sum += worth[i][book];
        }
      }
      assertThat(Arrays.stream(left).min().orElse(0)).isGreaterThan(-1e-6);
      assertThat(Arrays.stream(places).min().orElse(0)).isNotNegative();
      assertThat(result.worth()).isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-6));
    }
  }

  @Test
  void ofSmallOfficesTheBestIsFoundAndTheBoundIsNoLess() {
    double worst = 0;
    int exact = 0;
    for (int seed = 0; seed < 300; seed++) {
      int books = 2 + seed % 3;
      var drawn = Drawn.of(seed, books == 4 ? 8 : 10, books, 0.8 + seed % 5 * 0.25);
      var result = drawn.filled();
      double best = drawn.best();
      drawn.expectRoomEnough(result);
      assertThat(result.bound()).as("seed %s", seed).isGreaterThan(best - 1e-6);
      assertThat(result.worth()).isLessThan(best + 1e-6);
      double off = best == 0 ? 0 : (best - result.worth()) / best;
      worst = Math.max(worst, off);
      exact += off < 1e-9 ? 1 : 0;
    }
    assertThat(exact).isGreaterThan(295);
    assertThat(worst).isLessThan(0.01);
  }

  @Test
  void whereItIsWorthTheSameAllCarryAlike() {
    double[] needs = new double[30];
    Arrays.fill(needs, 6);
    double[][] worth = new double[30][3];
    for (int i = 0; i < 30; i++) {
      Arrays.fill(worth[i], 200 - i);
    }
    var result =
        new Filling(needs, new double[] {144, 144, 72}, new int[] {20, 20, 20}, worth).fill();
    int[] many = new int[3];
    for (int book : result.book()) {
      many[book]++;
    }
    assertThat(many).containsExactly(12, 12, 6);
  }

  @Test
  void whereNobodyHasHoursOrNobodyIsThereNobodyLiesInABook() {
    var none =
        new Filling(
            new double[] {1, 2}, new double[] {0}, new int[] {5}, new double[][] {{9}, {9}});
    assertThat(none.fill().placed()).isZero();
    assertThat(none.fill().bound()).isZero();
    var empty = new Filling(new double[0], new double[] {9}, new int[] {5}, new double[0][]);
    assertThat(empty.fill().gap()).isZero();
  }

  /** Where all books are alike, prices could chase each other for ever. */
  @Test
  void whereNothingTellsBooksApartButWhoHeldWhomTheBoundIsNearToo() {
    for (int most : new int[] {120, 80}) {
      var chance = new SplittableRandom(3);
      int customers = 20_000;
      double[] needs = new double[customers];
      Arrays.fill(needs, 1.5);
      double[][] worth = new double[customers][200];
      for (int i = 0; i < customers; i++) {
        Arrays.fill(worth[i], 100 + 100.0 * (customers - i) / customers);
        if (i % 3 != 0) {
          worth[i][chance.nextInt(200)] += 60;
        }
      }
      double[] hours = new double[200];
      Arrays.fill(hours, 143.5);
      int[] places = new int[200];
      Arrays.fill(places, most);
      var result = new Filling(needs, hours, places, worth).fill();
      assertThat(result.gap()).as("%s customers at most", most).isLessThan(0.01);
    }
  }

  @Test
  void of200BooksAnd20000CustomersItIsWithinOnePerCentOfTheBound() {
    for (double load : new double[] {0.9, 1.3}) {
      var drawn = Drawn.of(42, 20_000, 200, load);
      var result = drawn.filled();
      drawn.expectRoomEnough(result);
      assertThat(result.gap()).isLessThan(0.01);
    }
  }
}
