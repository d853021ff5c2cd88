package io.kesher.models.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.numerics.StudentDistribution;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTests {
  private static final double[][] PAIRS = {{3, 5}, {8, 7}, {1, 4}, {6, 9}, {2, 2}, {7, 12}};

  @Test
  void quantilesOfStudentAreThoseOfTheTables() {
    double[][] table = {
      {1, 12.7062},
      {2, 4.30265},
      {3, 3.18245},
      {5, 2.57058},
      {10, 2.22814},
      {29, 2.04523},
      {120, 1.97993},
      {1e6, 1.95997}
    };
    for (double[] row : table) {
      assertThat(StudentDistribution.quantile(0.975, row[0])).isCloseTo(row[1], within(6e-5));
      assertThat(StudentDistribution.quantile(0.025, row[0])).isCloseTo(-row[1], within(6e-5));
    }
    assertThat(StudentDistribution.quantile(0.5, 7)).isZero();
    assertThat(StudentDistribution.quantile(0.9995, 4)).isCloseTo(8.6103, within(2e-4));
  }

  /** His table II, method 10: 56/70 and 48/80; 9/10 and 3/10; 0/20 and 0/10. */
  @Test
  void differencesOfSharesAreThoseThatNewcombePrinted() {
    require(new Rate(48, 80).to(new Rate(56, 70)), 0.2000, 0.0524, 0.3339);
    require(new Rate(3, 10).to(new Rate(9, 10)), 0.6000, 0.1705, 0.8090);
    require(new Rate(0, 20).to(new Rate(0, 10)), 0.0000, -0.1611, 0.2775);
  }

  @Test
  void aShareThatNobodyHasIsNotCertainlyNone() {
    var nobody = new Rate(0, 40);
    assertThat(nobody.lower()).isZero();
    assertThat(nobody.upper()).isCloseTo(0.0876, within(1e-4));
    assertThat(nobody.to(new Rate(0, 40)).stands()).isFalse();
    assertThat(new Rate(40, 40).upper()).isEqualTo(1);
    assertThatThrownBy(() -> new Rate(3, 2)).hasMessageContaining("3 of 2");
  }

  /**
   * 20 before and 12 after of 50, 12 and 2 of them both: φ makes the interval narrower or wider.
   */
  @Test
  void whoeverDidItBothTimesMakesTheDifferenceNarrower() {
    var before = new Rate(20, 50);
    var after = new Rate(12, 50);
    var apart = before.to(after);
    var same = before.toOfTheSame(after, 12);
    assertThat(same.value()).isEqualTo(apart.value());
    assertThat(same.upper() - same.lower()).isLessThan(apart.upper() - apart.lower());
    var opposed = before.toOfTheSame(after, 2);
    assertThat(opposed.upper() - opposed.lower()).isGreaterThan(apart.upper() - apart.lower());
    assertThatThrownBy(() -> before.toOfTheSame(after, 13)).hasMessageContaining("13");
  }

  /** With one unit each it is the paired t-test: mean 2, standard deviation √(24.8/5 …). */
  @Test
  void aMeanForEachCustomerIsThePairedComparison() {
    var ratios = Ratios.none();
    double mean = 0;
    for (double[] pair : PAIRS) {
      ratios = ratios.and(1, pair[0], 1, pair[1]);
      mean += (pair[1] - pair[0]) / PAIRS.length;
    }
    double squares = 0;
    for (double[] pair : PAIRS) {
      squares += Math.pow(pair[1] - pair[0] - mean, 2);
    }
    double error = Math.sqrt(squares / 5 / 6);
    var difference = ratios.difference();
    require(difference, mean, mean - 2.570582 * error, mean + 2.570582 * error);
  }

  @Test
  void sumsOfPartsAreTheSumOfTheWhole() {
    var whole = Ratios.none();
    var odd = Ratios.none();
    var even = Ratios.none();
    var random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double units = random.nextInt(4);
      double more = random.nextInt(4);
      double total = units * random.nextDouble(9);
      double later = more * random.nextDouble(9);
      whole = whole.and(units, total, more, later);
      if (i % 2 == 0) {
        even = even.and(units, total, more, later);
      } else {
        odd = odd.and(units, total, more, later);
      }
    }
    var parts = odd.and(even).difference();
    require(whole.difference(), parts.value(), parts.lower(), parts.upper());
  }

  /** Cases of one customer hang together: 2000 offices of 60 customers, none of them different. */
  @Test
  void theIntervalCoversWhatIsTrueThoughCasesOfACustomerHangTogether() {
    var random = new Random(11);
    int covered = 0;
    for (int office = 0; office < 2000; office++) {
      var ratios = Ratios.none();
      for (int customer = 0; customer < 60; customer++) {
        double habit = 5 + 2 * random.nextGaussian();
        double[] spans = new double[4];
        for (int side = 0; side < 4; side += 2) {
          int cases = 1 + random.nextInt(8);
          spans[side] = cases;
          for (int each = 0; each < cases; each++) {
            spans[side + 1] += habit + random.nextGaussian();
          }
        }
        ratios = ratios.and(spans[0], spans[1], spans[2], spans[3]);
      }
      covered += ratios.difference().stands() ? 0 : 1;
    }
    assertThat(covered / 2000.0).isBetween(0.93, 0.97);
  }

  @Test
  void nothingIsComparedWithNothing() {
    assertThatThrownBy(() -> Ratios.none().difference()).hasMessageContaining("nothing");
    var one = Ratios.none().and(1, 2, 0, 0).and(1, 3, 0, 0);
    assertThat(one.before()).isEqualTo(2.5);
    assertThat(one.after()).isNaN();
    assertThatThrownBy(one::difference).hasMessageContaining("nothing");
  }

  private static void require(Difference found, double value, double lower, double upper) {
    assertThat(found.value()).isCloseTo(value, within(1e-4));
    assertThat(found.lower()).isCloseTo(lower, within(1e-4));
    assertThat(found.upper()).isCloseTo(upper, within(1e-4));
  }
}
