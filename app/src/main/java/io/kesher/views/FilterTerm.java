package io.kesher.views;

import io.kesher.api.FilterField;
import io.kesher.web.Frame;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A field that a list can be filtered by, in words.
 *
 * @param choice how one of its choices is called
 */
public record FilterTerm(
    FilterField field, String title, BiFunction<Frame, String, String> choice) {
  public String name() {
    return field.name();
  }

  /** All its choices with their names. */
  public Map<String, String> choices(Frame frame) {
    Map<String, String> choices = new LinkedHashMap<>();
    field.choices().forEach(code -> choices.put(code, choice.apply(frame, code)));
    return choices;
  }
}
