package io.kesher.api;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * How often something may be done: all at once, then again as time passes.
 *
 * @param most in each window; 1 to a million
 */
record Rate(int most, Duration window) {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,7})/([0-9]+[a-z]+)");

  Rate {
    if (most < 1 || most > 1_000_000 || window.toSeconds() < 1) {
      throw new IllegalArgumentException("not a rate");
    }
  }

  /** {@code 1200/1m}, as it stands in the settings. */
  static Rate valueOf(String written) {
    var parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException("A rate is written as 1200/1m: " + written);
    }
    return new Rate(Integer.parseInt(parts.group(1)), DurationStyle.SIMPLE.parse(parts.group(2)));
  }
}
