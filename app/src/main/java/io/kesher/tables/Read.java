package io.kesher.tables;

import java.util.List;

/** What a cell says. */
public sealed interface Read<T> {

  /**
   * @param rules message keys of what was changed in reading ({@code tables.rule.…} or {@code
   *     values.rule.…}), for the report; empty when nothing was
   */
  record Value<T>(T value, List<String> rules) implements Read<T> {}

  /** The cell is empty, or says NA or the like. */
  record Nothing<T>() implements Read<T> {}

  /**
   * @param code message key, {@code tables.cell.…} or {@code values.refused.…}
   * @param argument what the message shows, the cell's text
   */
  record Refused<T>(String code, String argument) implements Read<T> {}

  static <T> Read<T> value(T value) {
    return new Value<>(value, List.of());
  }

  static <T> Read<T> refused(String code, String argument) {
    return new Refused<>(code, argument);
  }
}
