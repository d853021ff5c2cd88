package io.kesher.hours;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads hours as they are typed, and collects what is wrong with them. */
final class Typed {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);
  private static final int LONGEST_NOTE = 200;

  private final List<FieldFault> faults = new ArrayList<>();

  void fault(String field, String key, Object... arguments) {
    faults.add(FieldFault.of(field, key, arguments));
  }

  /**
   * @throws Refusal 422 where anything was wrong
   */
  void accept() {
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  /** A day that is not named is free. */
  Week week(@Nullable Map<String, String> typed) {
    var days = new EnumMap<DayOfWeek, Shifts>(DayOfWeek.class);
    for (var day : Week.ORDER) {
      var name = name(day);
      days.put(day, shifts(name, typed == null ? null : typed.get(name)));
    }
    if (typed != null) {
      typed.keySet().stream()
          .filter(name -> Week.ORDER.stream().noneMatch(day -> name(day).equals(name)))
          .forEach(name -> fault("week", "hours.fault.day-name"));
    }
    return new Week(days);
  }

  Shifts shifts(String field, @Nullable String typed) {
    var read = Shifts.typed(Objects.requireNonNullElse(typed, ""));
    if (read.isEmpty()) {
      fault(field, "hours.fault.shifts");
    }
    return read.orElse(Shifts.NONE);
  }

  SpecialDay special(LocalDate day, @Nullable String shifts, @Nullable String note) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      fault("day", "hours.fault.day");
    }
    return new SpecialDay(day, shifts("shifts", shifts), text("note", note, false, LONGEST_NOTE));
  }

  @Nullable Integer time(String field, @Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return LocalTime.parse(typed.strip()).toSecondOfDay() / 60;
    } catch (DateTimeException noTime) {
      fault(field, "hours.fault.time");
      return null;
    }
  }

  String text(String field, @Nullable String typed, boolean needed, int longest) {
    var text = typed == null ? "" : typed.strip();
    if (needed && text.isEmpty()) {
      fault(field, "web.field.required");
    }
    if (text.codePoints().anyMatch(Typed::strange)) {
      fault(field, "web.problem.character");
    }
    if (text.codePointCount(0, text.length()) > longest) {
      fault(field, "web.field.too-long", longest);
    }
    return text;
  }

  private static boolean strange(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
  }

  static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }
}
