package io.kesher.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RepetitionTests {
  @Test
  void comesAgainBehindBothTheDayItWasDueAndToday() {
    var due = LocalDate.of(2026, 3, 2);
    assertThat(Repetition.WEEKLY.next(due, 2, due)).isEqualTo("2026-03-09");
    assertThat(Repetition.WEEKLY.next(due, 2, LocalDate.of(2026, 3, 25))).isEqualTo("2026-03-30");
    assertThat(Repetition.DAILY.next(due, 2, LocalDate.of(2026, 2, 20))).isEqualTo("2026-03-03");
  }

  @Test
  void workingDaysAreSundayToThursday() {
    var thursday = LocalDate.of(2026, 3, 5);
    assertThat(Repetition.WORKDAYS.next(thursday, 5, thursday)).isEqualTo("2026-03-08");
  }

  @Test
  void aMonthThatIsTooShortDoesNotShortenTheNext() {
    var january = LocalDate.of(2026, 1, 31);
    var february = Repetition.MONTHLY.next(january, 31, january);
    assertThat(february).isEqualTo("2026-02-28");
    assertThat(Repetition.MONTHLY.next(february, 31, february)).isEqualTo("2026-03-31");
  }
}
