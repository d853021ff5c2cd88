package io.kesher.values;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The days {@code from} to {@code to}, both included. */
public record Period(LocalDate from, LocalDate to) {

  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a period ends before it begins: " + from + " " + to);
    }
  }

  public static Period month(YearMonth month) {
    return new Period(month.atDay(1), month.atEndOfMonth());
  }

  public static Period quarter(int year, int quarter) {
    var first = YearMonth.of(year, 3 * quarter - 2);
    return new Period(first.atDay(1), first.plusMonths(2).atEndOfMonth());
  }

  public static Period year(int year) {
    return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  public static Period last12Months(YearMonth last) {
    return new Period(last.minusMonths(11).atDay(1), last.atEndOfMonth());
  }

  /** Reads what {@link #toString} writes. */
  public static Period parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not a period: " + text);
    }
    return new Period(
        LocalDate.parse(text.substring(0, slash)), LocalDate.parse(text.substring(slash + 1)));
  }

  /** The period of the same length that ends the day before; whole months stay whole months. */
  public Period previous() {
    var end = from.minusDays(1);
    return isWholeMonths()
        ? new Period(from.minusMonths(months().size()), end)
        : new Period(from.minusDays(days()), end);
  }

  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** The calendar months that the period touches, in order. */
  public List<YearMonth> months() {
    var last = YearMonth.from(to);
    return Stream.iterate(YearMonth.from(from), m -> !m.isAfter(last), m -> m.plusMonths(1))
        .toList();
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  public boolean isWholeMonths() {
    return from.getDayOfMonth() == 1 && to.getDayOfMonth() == to.lengthOfMonth();
  }

  /** For example {@code 2017-01-01/2017-12-31}. */
  @Override
  public String toString() {
    return from + "/" + to;
  }
}
