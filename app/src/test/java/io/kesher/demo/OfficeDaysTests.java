package io.kesher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OfficeDaysTests {
  private final OfficeDays days = new OfficeDays(new History(LocalDate.of(2026, 11, 22)));

  @ParameterizedTest
  @CsvSource({
    "2021, 2021-09-07",
    "2022, 2022-09-26",
    "2023, 2023-09-16",
    "2024, 2024-10-03",
    "2025, 2025-09-23",
    "2026, 2026-09-12",
    "2027, 2027-10-02"
  })
  void beginsTheHebrewYearOnItsDay(int civilYear, LocalDate first) {
    assertThat(HebrewYear.beginningIn(civilYear).roshHashana()).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"2022, 2022-04-16", "2023, 2023-04-06", "2024, 2024-04-23", "2026, 2026-04-02"})
  void keepsPesachInSpring(int civilYear, LocalDate pesach) {
    assertThat(HebrewYear.beginningIn(civilYear - 1).pesach()).isEqualTo(pesach);
  }

  @ParameterizedTest
  @CsvSource({"2023, 2023-04-26", "2024, 2024-05-14", "2025, 2025-05-01", "2026, 2026-04-22"})
  void movesIndependenceDayAwayFromTheSabbath(int civilYear, LocalDate day) {
    assertThat(HebrewYear.beginningIn(civilYear - 1).independenceDay()).isEqualTo(day);
  }

  @Test
  void closesOnSaturdaysAndFromTheEveOfAFeast() {
    assertThat(days.isClosed(LocalDate.of(2026, 11, 21))).isTrue();
    assertThat(days.isClosed(LocalDate.of(2026, 4, 1))).isTrue();
    assertThat(days.isClosed(LocalDate.of(2026, 4, 2))).isTrue();
    assertThat(days.isQuiet(LocalDate.of(2026, 4, 5))).isTrue();
    assertThat(days.isClosed(LocalDate.of(2026, 11, 22))).isFalse();
  }
}
