package io.kesher.tables;

import java.util.List;

/**
 * Something to tell about a file that does not hinder reading it.
 *
 * @param code message key, {@code tables.warning.…}
 */
public record Warning(String code, List<String> arguments) {
  public Warning {
    arguments = List.copyOf(arguments);
  }

  static Warning of(String code, Object... arguments) {
    return new Warning(code, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
  }
}
