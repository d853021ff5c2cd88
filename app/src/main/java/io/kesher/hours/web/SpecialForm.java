package io.kesher.hours.web;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A special day as it is typed. */
public record SpecialForm(Map<String, String> sent) {
  static SpecialForm blank() {
    return new SpecialForm(Map.of());
  }

  public String field(String name) {
    return sent.getOrDefault(name, "");
  }

  /**
   * @throws Refusal 422 where it is no day
   */
  LocalDate day() {
    try {
      return LocalDate.parse(field("day"));
    } catch (DateTimeException none) {
      throw Refusal.of(
          List.of(
              FieldFault.of(
                  "day", field("day").isBlank() ? "web.field.required" : "hours.fault.day")));
    }
  }

  /**
   * @throws Refusal 404 where an address names no day
   */
  static LocalDate day(String named) {
    try {
      return LocalDate.parse(named);
    } catch (DateTimeException none) {
      throw Refusal.notFound();
    }
  }

  String shifts() {
    return field("shifts");
  }

  String note() {
    return field("note");
  }
}
