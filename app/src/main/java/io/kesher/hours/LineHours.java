package io.kesher.hours;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * When a business line is open. A special day says all by itself; else the week, as the calendar
 * leaves it.
 */
public record LineHours(
    ZoneId zone, Week week, Map<LocalDate, SpecialDay> special, Keeping keeping) {
  public DayPlan on(LocalDate day) {
    var own = special.get(day);
    return own == null ? cut(day, week) : said(day, own);
  }

  DayPlan cut(LocalDate day, Week week) {
    return keeping.cut(day, week.on(day.getDayOfWeek()), zone);
  }

  DayPlan said(LocalDate day, SpecialDay special) {
    return new DayPlan(hebrew(day), special.shifts(), Because.SPECIAL, special.note());
  }

  HebrewDay hebrew(LocalDate day) {
    return new Feasts(keeping.place(), zone).on(day);
  }

  OpenTime time() {
    return new OpenTime(zone, day -> on(day).shifts());
  }
}
