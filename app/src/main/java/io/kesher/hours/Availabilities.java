package io.kesher.hours;

import io.kesher.identity.Absence;
import io.kesher.identity.Absences;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The one question that all modules ask before they ring, remind or hand over. */
@Service
public class Availabilities {
  private final Schedules schedules;
  private final Absences absences;
  private final Employees employees;

  Availabilities(Schedules schedules, Absences absences, Employees employees) {
    this.schedules = schedules;
    this.absences = absences;
    this.employees = employees;
  }

  /** May this person be disturbed at this moment, else when? */
  public Availability of(EmployeeId employee, Instant at) {
    return Objects.requireNonNull(of(List.of(employee), at).get(employee));
  }

  /** The same of many, by four queries. */
  public Map<EmployeeId, Availability> of(Collection<EmployeeId> employees, Instant at) {
    var answers = new LinkedHashMap<EmployeeId, Availability>();
    hours(employees).forEach((employee, hours) -> answers.put(employee, hours.at(at)));
    return answers;
  }

  /**
   * Who stands in for somebody absent at this moment: their deputy, where that one is absent too
   * the deputy's, and so on. Empty where they are not absent, nobody is named, or deputies stand in
   * for each other in a circle of absent people.
   */
  public Optional<EmployeeId> standIn(EmployeeId absent, Instant at) {
    var asked = new HashSet<EmployeeId>();
    var asking = absent;
    while (asked.add(asking)) {
      var hours = Objects.requireNonNull(hours(List.of(asking)).get(asking));
      var absence = hours.absence(at.atZone(hours.line().zone()).toLocalDate());
      if (absence.isEmpty()) {
        return hours.enabled() && !asking.equals(absent) ? Optional.of(asking) : Optional.empty();
      }
      var deputy = absence.get().deputy();
      if (deputy == null) {
        return Optional.empty();
      }
      asking = deputy;
    }
    return Optional.empty();
  }

  /** The hours of people, in the order in which they are named. */
  public Map<EmployeeId, PersonHours> hours(Collection<EmployeeId> people) {
    var lines = schedules.lines();
    var own = schedules.own(people);
    var away = absences.of(people);
    var enabled = employees.enabled(people);
    var hours = new LinkedHashMap<EmployeeId, PersonHours>();
    for (var person : people) {
      var said = own.getOrDefault(person, Own.NOTHING);
      hours.put(
          person,
          new PersonHours(
              line(lines, said).hours(),
              said,
              away.getOrDefault(person, List.<Absence>of()),
              enabled.contains(person)));
    }
    return hours;
  }

  private static Line line(List<Line> lines, Own own) {
    return lines.stream()
        .filter(line -> line.id().equals(own.line()))
        .findFirst()
        .orElseGet(lines::getFirst);
  }
}
