package io.kesher.rounds;

import java.util.Locale;

/** What somebody says of a customer's placement. */
public enum Opinion {
  AGREE,
  /** A fact is wrong: see {@link Contest}. */
  CONTEST,
  /** Later. */
  SKIP;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
