package io.kesher.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Light, dark, or as the reader's system has it. */
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK;

  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Theme> of(String tag) {
    return Arrays.stream(values()).filter(theme -> theme.tag().equals(tag)).findFirst();
  }
}
