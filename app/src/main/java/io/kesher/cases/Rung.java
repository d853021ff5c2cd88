package io.kesher.cases;

import java.util.Locale;

/** Who is told, one after the other, where a promise is about to be broken. */
public enum Rung {
  /** Whoever stands in for the one who has it, or somebody of their team. */
  MATES,
  /** Whoever leads the team. */
  LEADS,
  /** Whoever manages cases for the whole office. */
  MANAGERS;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Rung of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
