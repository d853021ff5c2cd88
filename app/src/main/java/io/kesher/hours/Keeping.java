package io.kesher.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a line keeps the Hebrew calendar. On days of rest it is shut from before sunset until
 * nightfall of the next day, on feasts all day.
 *
 * @param keeps whether it does so at all
 * @param eveEnds the minute at which the eve of a feast ends; absent: as other days
 * @param halfEnds the minute at which the days between the first and the last of a long feast end;
 *     absent: as other days
 */
public record Keeping(
    Place place, boolean keeps, @Nullable Integer eveEnds, @Nullable Integer halfEnds) {

  /** What is left of a week's day on this date, and why. */
  DayPlan cut(LocalDate day, Shifts shifts, ZoneId zone) {
    var feasts = new Feasts(place, zone);
    var today = feasts.on(day);
    var tomorrow = feasts.on(day.plusDays(1));
    if (!keeps) {
      return new DayPlan(today, shifts, Because.WEEK, "");
    }
    if (today.rest()) {
      var after = tomorrow.rest() ? Shifts.NONE : shifts.from(feasts.nightfall(day));
      return new DayPlan(today, after, today.closed() ? Because.FEAST : Because.SABBATH, "");
    }
    if (today.closed()) {
      return new DayPlan(today, Shifts.NONE, Because.FEAST, "");
    }
    var evening = tomorrow.rest() ? shifts.before(feasts.candles(day)) : shifts;
    if (tomorrow.closed() && eveEnds != null) {
      return new DayPlan(today, evening.before(eveEnds), Because.EVE, "");
    }
    if (today.half() && halfEnds != null) {
      return new DayPlan(today, evening.before(halfEnds), Because.HALF, "");
    }
    boolean early = day.getDayOfWeek() != DayOfWeek.FRIDAY && !evening.equals(shifts);
    return new DayPlan(today, evening, early ? Because.EVE : Because.WEEK, "");
  }
}
