package io.kesher.interactions;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who turned to whom. */
public enum Direction {
  /** The customer to the office. */
  IN,
  OUT;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Direction of(@Nullable String code) {
    return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
  }
}
