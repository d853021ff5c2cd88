package io.kesher.interactions;

import io.kesher.customers.CalendarItem;
import io.kesher.hours.DayPlan;
import io.kesher.identity.EmployeeId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seven days from a Sunday on.
 *
 * @param people whose week can be asked for, by name
 */
public record Week(LocalDate first, LocalDate today, List<Day> days, List<Person> people) {

  /**
   * @param office when it is open
   * @param away who is not there
   */
  public record Day(DayPlan office, List<Away> away, List<CalendarItem> items) {
    public LocalDate date() {
      return office.day();
    }
  }

  public record Away(EmployeeId employee, String name, @Nullable String deputy) {}

  public record Person(EmployeeId id, String name) {}
}
