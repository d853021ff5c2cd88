package io.kesher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftsTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9-17|09:00–17:00",
        "09:00-13:00, 16:30-19:00|09:00–13:00, 16:30–19:00",
        "16-19 9–13|09:00–13:00, 16:00–19:00",
        "9-13;13-17|09:00–17:00",
        "0:00 - 24:00|00:00–24:00",
        "9:30־14|09:30–14:00",
      })
  void hoursAreReadAsPeopleTypeThem(String typed, String shifts) {
    var read = Shifts.typed(typed).orElseThrow();
    assertThat(read).hasToString(shifts);
    assertThat(Shifts.typed(read.toString())).contains(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9",
        "17-9",
        "22-6",
        "9-9",
        "9-25",
        "9:60-10",
        "9-13, 12-15",
        "nine to five",
        "24-24",
        "-1-5"
      })
  void whatIsNoTimeOfADayIsRefused(String typed) {
    assertThat(Shifts.typed(typed)).isEmpty();
  }

  @Test
  void nothingTypedIsAFreeDay() {
    assertThat(Shifts.typed(" ")).contains(Shifts.NONE);
  }

  @Test
  void whatIsCutOffIsGone() {
    var split = Shifts.typed("9-13, 16-19").orElseThrow();
    assertThat(split.before(12 * 60)).hasToString("09:00–12:00");
    assertThat(split.before(14 * 60)).hasToString("09:00–13:00");
    assertThat(split.from(17 * 60)).hasToString("17:00–19:00");
    assertThat(split.before(0)).isEqualTo(Shifts.NONE);
    assertThat(split.from(1440)).isEqualTo(Shifts.NONE);
    assertThat(split.minutes()).isEqualTo(7 * 60);
  }
}
