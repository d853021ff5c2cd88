package io.kesher.identity;

import java.util.Locale;

/** Whose records a permission is good for; each includes the one before it. */
public enum Reach {
  /**
   * One's own, those of absent people whose deputy one is, and those of the teams that one leads.
   */
  OWN,
  /** Also those of everybody in one's teams. */
  TEAM,
  /** Everybody's, and nobody's. */
  ALL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Reach of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
