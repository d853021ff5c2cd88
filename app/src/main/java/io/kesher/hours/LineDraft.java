package io.kesher.hours;

import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A business line as it is typed.
 *
 * @param name of none but the office's own absent
 * @param eveEnds a time; absent: the eve of a feast is as other days
 * @param halfEnds a time; absent: the days within a long feast are as others
 * @param week shifts by the English name of the day: {@code sunday} is {@code 09:00–17:00}
 */
public record LineDraft(
    @Nullable String name,
    @Nullable String place,
    @Nullable Boolean keeps,
    @Nullable String eveEnds,
    @Nullable String halfEnds,
    @Nullable Map<String, String> week) {

  public static LineDraft of(Line line) {
    var keeping = line.hours().keeping();
    return new LineDraft(
        line.name(),
        keeping.place().tag(),
        keeping.keeps(),
        time(keeping.eveEnds()),
        time(keeping.halfEnds()),
        week(line.hours().week()));
  }

  static Map<String, String> week(Week week) {
    Map<String, String> days = new LinkedHashMap<>();
    for (DayOfWeek day : Week.ORDER) {
      days.put(Typed.name(day), week.on(day).toString());
    }
    return days;
  }

  private static @Nullable String time(@Nullable Integer minute) {
    return minute == null ? null : Shift.time(minute);
  }
}
