package io.kesher.cases;

import java.util.Locale;

/** What the office owes the customer of a case next. */
public enum Owed {
  /** That somebody answers at all. */
  ANSWER,
  /** That it is solved. */
  SOLUTION;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Owed of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
