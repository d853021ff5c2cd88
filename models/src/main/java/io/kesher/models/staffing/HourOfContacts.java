package io.kesher.models.staffing;

import io.kesher.models.numerics.Checks;
import java.time.LocalDateTime;

/**
 * How many contacts an hour brought.
 *
 * @param start of the hour, whole
 * @param contacts at least 0
 */
public record HourOfContacts(LocalDateTime start, int contacts) {
  public HourOfContacts {
    Checks.require(
        start.getMinute() == 0 && start.getSecond() == 0 && start.getNano() == 0,
        "start",
        start,
        "a whole hour");
    Checks.require(contacts >= 0, "contacts", contacts, "at least 0");
  }
}
