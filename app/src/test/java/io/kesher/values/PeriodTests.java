package io.kesher.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PeriodTests {
  @Test
  void countsBothEnds() {
    assertThat(Period.year(2017).days()).isEqualTo(365);
    assertThat(Period.month(YearMonth.of(2024, 2)).days()).isEqualTo(29);
    assertThat(Period.year(2017).contains(LocalDate.of(2017, 12, 31))).isTrue();
    assertThat(Period.year(2017).contains(LocalDate.of(2018, 1, 1))).isFalse();
  }

  @Test
  void namesQuartersAndTheLastTwelveMonths() {
    assertThat(Period.quarter(2018, 4)).hasToString("2018-10-01/2018-12-31");
    assertThat(Period.last12Months(YearMonth.of(2018, 2))).hasToString("2017-03-01/2018-02-28");
  }

  @Test
  void keepsWholeMonthsWholeWhenItGoesBack() {
    assertThat(Period.quarter(2018, 1).previous()).isEqualTo(Period.quarter(2017, 4));
    assertThat(Period.month(YearMonth.of(2024, 3)).previous())
        .isEqualTo(Period.month(YearMonth.of(2024, 2)));
    assertThat(Period.year(2017).previous()).isEqualTo(Period.year(2016));
  }

  @Test
  void goesBackByDaysOtherwise() {
    assertThat(Period.parse("2018-01-10/2018-01-19").previous())
        .hasToString("2017-12-31/2018-01-09");
  }

  @Test
  void touchesEachMonthOnce() {
    assertThat(Period.parse("2017-12-31/2018-02-01").months())
        .containsExactly(YearMonth.of(2017, 12), YearMonth.of(2018, 1), YearMonth.of(2018, 2));
  }

  @Test
  void refusesToEndBeforeItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Period(LocalDate.of(2018, 1, 2), LocalDate.of(2018, 1, 1)));
  }
}
