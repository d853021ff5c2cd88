package io.kesher.interactions;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a task comes again once it is done. */
public enum Repetition {
  DAILY,
  /** Sunday to Thursday. */
  WORKDAYS,
  WEEKLY,
  MONTHLY;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Repetition of(@Nullable String code) {
    return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
  }

  /**
   * The first day of the series behind both the day it was due and today: whoever was late does not
   * make up for what was missed.
   *
   * @param dayOfMonth that was meant, where a shorter month cut it off
   */
  public LocalDate next(LocalDate due, int dayOfMonth, LocalDate today) {
    var next = step(due, dayOfMonth);
    while (!next.isAfter(today)) {
      next = step(next, dayOfMonth);
    }
    return next;
  }

  private LocalDate step(LocalDate day, int dayOfMonth) {
    return switch (this) {
      case DAILY -> day.plusDays(1);
      case WEEKLY -> day.plusWeeks(1);
      case MONTHLY -> {
        var month = YearMonth.from(day).plusMonths(1);
        yield month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
      }
      case WORKDAYS -> {
        var next = day.plusDays(1);
        while (isWeekend(next)) {
          next = next.plusDays(1);
        }
        yield next;
      }
    };
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.FRIDAY || day.getDayOfWeek() == DayOfWeek.SATURDAY;
  }
}
