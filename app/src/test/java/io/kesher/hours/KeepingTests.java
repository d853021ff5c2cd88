package io.kesher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The office's usual week as the calendar of 5787 (2026/27) leaves it. */
class KeepingTests {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jerusalem");

  @ParameterizedTest
  @CsvSource({
    "2026-09-10, WEEK, 09:00–17:00",
    "2026-09-11, EVE, 09:00–13:00",
    "2026-09-12, FEAST, ''",
    "2026-09-13, FEAST, ''",
    "2026-09-14, WEEK, 09:00–17:00",
    "2026-09-20, EVE, 09:00–13:00",
    "2026-09-21, FEAST, ''",
    "2026-09-29, WEEK, 09:00–17:00",
    "2026-10-02, EVE, 09:00–13:00",
    "2026-10-03, FEAST, ''",
    "2026-12-06, WEEK, 09:00–17:00",
    "2027-03-23, WEEK, 09:00–17:00",
    "2027-04-21, EVE, 09:00–13:00",
    "2027-04-22, FEAST, ''",
    "2027-04-27, EVE, 09:00–13:00",
    "2027-04-28, FEAST, ''",
    "2027-05-11, EVE, 09:00–13:00",
    "2027-05-12, FEAST, ''",
    "2027-06-10, EVE, 09:00–13:00",
    "2027-06-11, FEAST, ''",
    "2027-06-12, SABBATH, ''",
  })
  void feastsAreShutAndTheirEvesAreShort(LocalDate day, Because because, String shifts) {
    var plan = line(Week.usual(), 13 * 60, null, Place.JERUSALEM).on(day);
    assertThat(plan.because()).isEqualTo(because);
    assertThat(plan.shifts()).hasToString(shifts);
  }

  @Test
  void abroadAFeastLastsTwoDays() {
    var second = LocalDate.of(2027, 4, 29);
    assertThat(line(Week.usual(), 780, null, Place.LONDON).on(second.minusDays(6)).because())
        .isEqualTo(Because.FEAST);
    assertThat(line(Week.usual(), 780, null, Place.JERUSALEM).on(second.minusDays(6)).because())
        .isEqualTo(Because.WEEK);
  }

  @Test
  void theDaysBetweenAreShortWhereTheOfficeSaysSo() {
    var between = LocalDate.of(2026, 9, 29);
    assertThat(line(Week.usual(), 780, 12 * 60, Place.JERUSALEM).on(between).shifts())
        .hasToString("09:00–12:00");
  }

  @Test
  void restBeginsBeforeSunsetAndEndsAtNightfallOfThePlace() {
    var allDay = allDays(Shifts.of(0, 1440));
    var friday = LocalDate.of(2026, 12, 4);
    var jerusalem = line(allDay, 780, null, Place.JERUSALEM);
    var telAviv = line(allDay, 780, null, Place.TEL_AVIV);
    // sunset at 16:34 and nightfall at 17:11, by the tables of the town
    assertThat(jerusalem.on(friday).shifts().all().getFirst().ends())
        .isBetween(15 * 60 + 50, 15 * 60 + 58);
    assertThat(telAviv.on(friday).shifts().all().getFirst().ends())
        .isBetween(16 * 60 + 10, 16 * 60 + 20);
    assertThat(jerusalem.on(friday.plusDays(1)).shifts().all().getFirst().begins())
        .isBetween(17 * 60 + 5, 17 * 60 + 17);
  }

  @Test
  void aDayThatSaysItselfIsOpenEvenOnAFeast() {
    var feast = LocalDate.of(2026, 9, 21);
    var special = new SpecialDay(feast, Shifts.of(600, 660), "stock-taking");
    var line =
        new LineHours(
            ZONE,
            Week.usual(),
            Map.of(feast, special),
            new Keeping(Place.JERUSALEM, true, 780, null));
    assertThat(line.on(feast).because()).isEqualTo(Because.SPECIAL);
    assertThat(line.on(feast).shifts()).hasToString("10:00–11:00");
    assertThat(line.on(feast).note()).isEqualTo("stock-taking");
  }

  @Test
  void whoeverDoesNotKeepTheCalendarHasTheWeekAlone() {
    var saturday = LocalDate.of(2026, 9, 12);
    var line =
        new LineHours(
            ZONE,
            allDays(Shifts.of(540, 600)),
            Map.of(),
            new Keeping(Place.JERUSALEM, false, 780, null));
    assertThat(line.on(saturday).shifts()).hasToString("09:00–10:00");
    assertThat(line.on(saturday).hebrew().feast()).isEqualTo(Feast.ROSH_HASHANA);
  }

  @Test
  void aDayIsWrittenInLettersOrInLatin() {
    var day = new HebrewDay(LocalDate.of(2026, 11, 30), null);
    assertThat(day.written(true)).isEqualTo("כ׳ כסלו תשפ״ז");
    assertThat(day.written(false)).isEqualTo("20 Kislev 5787");
    assertThat(new HebrewDay(LocalDate.of(2027, 3, 3), null).written(false))
        .isEqualTo("24 Adar I 5787");
    assertThat(new HebrewDay(LocalDate.of(2026, 12, 27), null).written(false))
        .isEqualTo("17 Tevet 5787");
  }

  private static Week allDays(Shifts shifts) {
    return new Week(Week.ORDER.stream().collect(Collectors.toMap(day -> day, day -> shifts)));
  }

  private static LineHours line(Week week, int eveEnds, @Nullable Integer halfEnds, Place place) {
    return new LineHours(ZONE, week, Map.of(), new Keeping(place, true, eveEnds, halfEnds));
  }
}
