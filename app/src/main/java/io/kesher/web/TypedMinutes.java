package io.kesher.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time as people type it: {@code 3:20}, {@code 3} or {@code 3.5} minutes. */
public final class TypedMinutes {
  private TypedMinutes() {}

  /** Its seconds; absent where nothing was typed, or a fault of the field tells that it is none. */
  public static @Nullable Integer seconds(
      String field, @Nullable String typed, List<FieldFault> faults) {
    var text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      return null;
    }
    if (text.matches("[0-9]{1,4}:[0-5]?[0-9]")) {
      var parts = text.split(":");
      return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }
    if (text.matches("[0-9]{1,4}([.][0-9]{1,2})?")) {
      return (int) Math.round(Double.parseDouble(text) * 60);
    }
    faults.add(FieldFault.of(field, "web.field.minutes"));
    return null;
  }

  /** {@code 3:20}. */
  public static String shown(int seconds) {
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
