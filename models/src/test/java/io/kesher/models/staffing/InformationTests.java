package io.kesher.models.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.numerics.Cholesky;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InformationTests {
  private static final LocalDateTime LAST = LocalDateTime.of(2026, 5, 31, 23, 0);
  private static final Set<LocalDate> HOLIDAYS =
      Set.of(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 14), LocalDate.of(2026, 5, 25));

  @Test
  void fiveSumsOfEachHourOfTheWeekAreAllThereIsInTheMatrix() {
    Random random = new Random(3);
    double[][] matrix = new double[Composition.SIZE][Composition.SIZE];
    for (int i = 0; i < Composition.SIZE; i++) {
      matrix[i][i] = Information.prior(i);
    }
    HourOfWeek[] seen = new HourOfWeek[Composition.HOURS_OF_WEEK];
    Arrays.fill(seen, HourOfWeek.UNSEEN);
    for (int i = 0; i < 5 * 168; i++) {
      Composition hour = Composition.of(LAST.minusHours(i), LAST, HOLIDAYS);
      double mean = 20 * random.nextDouble();
      for (int j = 0; j < 5; j++) {
        for (int k = 0; k < 5; k++) {
          matrix[hour.parts()[j]][hour.parts()[k]] += mean * hour.values()[j] * hour.values()[k];
        }
      }
      int place = hour.hourOfWeek();
      seen[place] = seen[place].and(mean, hour.months(), hour.holiday());
    }
    double[] right = random.doubles(Composition.SIZE).toArray();
    double[] expected = Cholesky.of(matrix).orElseThrow().solve(right);
    double[] solved = Information.factor(List.of(seen)).orElseThrow().solve(right);
    assertThat(solved).containsExactly(expected, within(1e-10));
  }

  @Test
  void placesFollowTheWeekFromMondayAtMidnight() {
    LocalDateTime monday = LocalDateTime.of(2026, 5, 4, 0, 0);
    for (int i = 0; i < 168; i++) {
      assertThat(Composition.of(monday.plusHours(i), LAST, HOLIDAYS).hourOfWeek()).isEqualTo(i);
    }
  }
}
