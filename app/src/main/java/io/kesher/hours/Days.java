package io.kesher.hours;

import io.kesher.web.Frame;
import io.kesher.web.Language;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Days in the reader's words. */
public final class Days {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 25);

  private Days() {}

  /** The Sunday on which the week of a day begins. */
  public static LocalDate week(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
  }

  /** The day that an address names; of an address that names none, today. */
  public static LocalDate named(@Nullable String day, LocalDate today) {
    try {
      var named = day == null ? today : LocalDate.parse(day);
      return named.isBefore(FIRST) || named.isAfter(LAST) ? today : named;
    } catch (DateTimeException none) {
      return today;
    }
  }

  public static String name(Frame frame, DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, frame.language().locale());
  }

  public static String shortName(Frame frame, DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT_STANDALONE, frame.language().locale());
  }

  /** Its date in the Hebrew calendar. */
  public static String hebrew(Frame frame, HebrewDay day) {
    return day.written(frame.language() == Language.HEBREW);
  }

  /** The name of the day in the Hebrew calendar; empty where it has none. */
  public static String feast(Frame frame, HebrewDay day) {
    var feast = day.feast();
    return feast == null ? "" : frame.say("hours.feast." + feast.tag());
  }

  /** Why a day is not as others, in a few words; empty where it is. */
  public static String because(Frame frame, DayPlan plan) {
    return switch (plan.because()) {
      case WEEK -> "";
      case FEAST -> feast(frame, plan.hebrew());
      case SPECIAL -> plan.note().isEmpty() ? frame.say("hours.because.special") : plan.note();
      case SABBATH, EVE, HALF, ABSENT, LEFT -> frame.say("hours.because." + plan.because().tag());
    };
  }

  public static String line(Frame frame, Line line) {
    return Objects.requireNonNullElse(line.name(), frame.say("hours.line.main"));
  }

  public static Map<String, String> lines(Frame frame, List<Line> lines) {
    Map<String, String> names = new LinkedHashMap<>();
    lines.forEach(
        line -> names.put(line.main() ? "" : Long.toString(line.id().value()), line(frame, line)));
    return names;
  }

  public static Map<String, String> places(Frame frame) {
    Map<String, String> names = new LinkedHashMap<>();
    for (var place : Place.values()) {
      names.put(place.tag(), frame.say("hours.place." + place.tag()));
    }
    return names;
  }
}
