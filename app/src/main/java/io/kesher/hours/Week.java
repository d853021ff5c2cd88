package io.kesher.hours;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What every week looks like where nothing else is said. */
public record Week(Map<DayOfWeek, Shifts> days) {
  /** From Sunday to Saturday, as a week goes here. */
  public static final List<DayOfWeek> ORDER =
      List.of(
          DayOfWeek.SUNDAY,
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY,
          DayOfWeek.SATURDAY);

  public Week {
    days = Map.copyOf(days);
  }

  /** Sunday to Thursday from nine to five, Friday from nine to one. */
  public static Week usual() {
    var days = new EnumMap<DayOfWeek, Shifts>(DayOfWeek.class);
    for (var day : ORDER.subList(0, 5)) {
      days.put(day, Shifts.of(9 * 60, 17 * 60));
    }
    days.put(DayOfWeek.FRIDAY, Shifts.of(9 * 60, 13 * 60));
    return new Week(days);
  }

  public Shifts on(DayOfWeek day) {
    return days.getOrDefault(day, Shifts.NONE);
  }

  public int minutes() {
    return days.values().stream().mapToInt(Shifts::minutes).sum();
  }
}
