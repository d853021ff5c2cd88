package io.kesher.hours;

import java.time.LocalDate;

/**
 * The hours of one day and what decided them.
 *
 * @param note what somebody wrote about it; empty where nobody did
 */
public record DayPlan(HebrewDay hebrew, Shifts shifts, Because because, String note) {
  public LocalDate day() {
    return hebrew.day();
  }
}
