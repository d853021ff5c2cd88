package io.kesher.demo;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.BitSet;

/** When somebody is in the office: Sunday to Thursday, few on Fridays, nobody on feasts. */
final class OfficeDays {
  private final LocalDate today;
  private final BitSet closed = new BitSet();
  private final BitSet quiet = new BitSet();

  OfficeDays(History history) {
    this.today = history.today();
    for (int year = history.beginning().getYear() - 2; year <= today.getYear(); year++) {
      note(HebrewYear.beginningIn(year));
    }
  }

  boolean isClosed(LocalDate day) {
    return day.getDayOfWeek() == SATURDAY || closed.get(index(day));
  }

  /** Fridays, and the days of half work between the first and the last of Pesach and Sukkot. */
  boolean isQuiet(LocalDate day) {
    return day.getDayOfWeek() == FRIDAY || quiet.get(index(day));
  }

  /** A day of work on or soon after the wanted one, and never after today. */
  LocalDate near(LocalDate wanted, Draw draw) {
    LocalDate day = wanted.isAfter(today) ? today : wanted;
    while (isClosed(day) || (isQuiet(day) && !draw.chance(0.12))) {
      day = day.plusDays(1);
    }
    while (day.isAfter(today) || isClosed(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  LocalTime time(LocalDate day, Draw draw) {
    int minutes = day.getDayOfWeek() == FRIDAY ? 4 * 60 : 8 * 60 + 30;
    return LocalTime.of(8, 30).plusMinutes(draw.between(0, minutes - 1));
  }

  private void note(HebrewYear year) {
    feast(year.roshHashana());
    feast(year.roshHashana().plusDays(1));
    feast(year.yomKippur());
    feast(year.sukkot());
    feast(year.simchatTorah());
    feast(year.pesach());
    feast(year.pesach().plusDays(6));
    feast(year.independenceDay());
    feast(year.shavuot());
    for (int day = 1; day < 7; day++) {
      quiet.set(index(year.sukkot().plusDays(day)));
      quiet.set(index(year.pesach().plusDays(day)));
    }
  }

  /** A feast begins on the evening before. */
  private void feast(LocalDate day) {
    closed.set(index(day.minusDays(1)), index(day) + 1);
  }

  private static int index(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }
}
