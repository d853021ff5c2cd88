package io.kesher.cases;

import java.util.Locale;

/** How a case ended. */
public enum Outcome {
  SOLVED,
  /** The office could not, or would not. */
  DECLINED,
  /** The customer wants it no longer. */
  WITHDRAWN,
  /** The customer never answered. */
  UNANSWERED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Outcome of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
