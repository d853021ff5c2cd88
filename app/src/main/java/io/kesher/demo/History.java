package io.kesher.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The five years up to today, as years of twelve months; year 0 ends today. */
final class History {
  private final List<LocalDate> ends;

  History(LocalDate today) {
    this.ends = IntStream.rangeClosed(0, Path.YEARS).mapToObj(today::minusYears).toList();
  }

  LocalDate today() {
    return last(0);
  }

  LocalDate beginning() {
    return first(Path.YEARS - 1);
  }

  LocalDate first(int year) {
    return ends.get(year + 1).plusDays(1);
  }

  LocalDate last(int year) {
    return ends.get(year);
  }

  boolean holds(LocalDate day) {
    return day.isAfter(ends.getLast()) && !day.isAfter(today());
  }

  /** The year that holds this day; days before the history count as its first year. */
  int yearOf(LocalDate day) {
    int year = Path.YEARS - 1;
    while (year > 0 && day.isAfter(last(year))) {
      year--;
    }
    return year;
  }
}
