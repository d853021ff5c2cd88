package io.kesher.models.staffing;

import io.kesher.models.numerics.Checks;
import java.time.Duration;

/**
 * The work that comes in.
 *
 * @param contactsPerHour mean number, positive
 * @param handling mean time an agent is busy with one, positive
 */
public record Load(double contactsPerHour, Duration handling) {
  public Load {
    Checks.positive("contactsPerHour", contactsPerHour);
    Checks.require(handling.isPositive(), "handling", handling, "more than 0");
  }

  /** Agents kept busy on average, in erlang. */
  public double erlangs() {
    return contactsPerHour * hours(handling);
  }

  static double hours(Duration duration) {
    return duration.getSeconds() / 3600.0 + duration.getNano() / 3.6e12;
  }

  static Duration duration(double hours) {
    return Duration.ofNanos(Math.round(Math.min(hours * 3.6e12, Long.MAX_VALUE)));
  }
}
