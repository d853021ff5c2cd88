package io.kesher.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which somebody is away, the last one included.
 *
 * @param deputy sees their records as their own meanwhile
 */
public record Absence(
    AbsenceId id,
    LocalDate firstDay,
    LocalDate lastDay,
    @Nullable EmployeeId deputy,
    @Nullable String deputyName) {

  public boolean includes(LocalDate day) {
    return !day.isBefore(firstDay) && !day.isAfter(lastDay);
  }
}
