package io.kesher.hours;

import java.util.Locale;

/** What decided a day's hours. */
public enum Because {
  WEEK,
  SPECIAL,
  SABBATH,
  FEAST,
  EVE,
  HALF,
  ABSENT,
  /** no longer in the office */
  LEFT;

  /** Its words are the message {@code hours.because.<tag>}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
