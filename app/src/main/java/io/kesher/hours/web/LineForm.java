package io.kesher.hours.web;

import io.kesher.hours.Days;
import io.kesher.hours.LineDraft;
import io.kesher.hours.Week;
import io.kesher.web.Frame;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The fields of a line's form. */
public final class LineForm {
  static final List<String> DAYS = Week.ORDER.stream().map(LineForm::field).toList();
  static final List<String> NAMES =
      Stream.concat(Stream.of("name", "place", "keeps", "eveEnds", "halfEnds"), DAYS.stream())
          .toList();

  private LineForm() {}

  public static String field(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  static Map<String, String> fields(LineDraft draft) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", Objects.requireNonNullElse(draft.name(), ""));
    fields.put("place", Objects.requireNonNullElse(draft.place(), ""));
    fields.put("keeps", Boolean.toString(Boolean.TRUE.equals(draft.keeps())));
    fields.put("eveEnds", Objects.requireNonNullElse(draft.eveEnds(), ""));
    fields.put("halfEnds", Objects.requireNonNullElse(draft.halfEnds(), ""));
    fields.putAll(Objects.requireNonNullElse(draft.week(), Map.of()));
    return fields;
  }

  static LineDraft draft(Map<String, String> fields) {
    return new LineDraft(
        fields.get("name"),
        fields.get("place"),
        "true".equals(fields.get("keeps")),
        fields.get("eveEnds"),
        fields.get("halfEnds"),
        week(fields));
  }

  static Map<String, String> week(Map<String, String> fields) {
    Map<String, String> week = new LinkedHashMap<>();
    DAYS.forEach(day -> week.put(day, fields.getOrDefault(day, "")));
    return week;
  }

  /** What the fields are called, where two have changed the same form. */
  static Map<String, String> labels(Frame frame) {
    Map<String, String> labels = new LinkedHashMap<>();
    Week.ORDER.forEach(day -> labels.put(field(day), Days.name(frame, day)));
    for (var name : List.of("name", "place", "keeps", "eveEnds", "halfEnds", "line", "own")) {
      labels.put(name, frame.say("hours.field." + name));
    }
    return labels;
  }
}
