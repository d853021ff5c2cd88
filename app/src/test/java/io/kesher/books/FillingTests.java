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
  void ofSmallOfficesTheBoundIsNoLessThanTheBestAndTheFillingNearIt() {
    double lost = 0;
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
      lost += off;
      worst = Math.max(worst, off);
      exact += off < 1e-9 ? 1 : 0;
    }
    System.out.printf("exact %d, mean %.4f%%, worst %.4f%%%n", exact, lost / 3, worst * 100);
    assertThat(lost / 300).isLessThan(0.01);
  }

  @Test
  void of200BooksAnd20000CustomersItIsWithinOnePerCentOfTheBound() {
    for (double load : new double[] {0.9, 1.3}) {
      var drawn = Drawn.of(42, 20_000, 200, load);
      long begun = System.nanoTime();
      var result = drawn.filled();
      System.out.printf(
          "load %.1f: gap %.4f%% in %.1f s%n",
          load, result.gap() * 100, (System.nanoTime() - begun) / 1e9);
      drawn.expectRoomEnough(result);
      assertThat(result.gap()).isLessThan(0.01);
    }
  }
}
