package io.kesher.identity.web;

import io.kesher.api.Paged;
import io.kesher.identity.Absence;
import io.kesher.identity.AbsenceId;
import io.kesher.identity.Absences;
import io.kesher.identity.Employee;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.HourlyCosts;
import io.kesher.identity.HourlyCosts.EmployeeCost;
import io.kesher.identity.RoleId;
import io.kesher.identity.Viewers;
import io.kesher.web.Frame;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who works in the office. */
@May("employees:see")
@RestController
@RequestMapping("/api/v1/employees")
@Tag(name = "employees")
class EmployeesApi {
  private static final int MOST = 200;

  private final Employees employees;
  private final Absences absences;
  private final HourlyCosts costs;

  EmployeesApi(Employees employees, Absences absences, HourlyCosts costs) {
    this.employees = employees;
    this.absences = absences;
    this.costs = costs;
  }

  record RoleChange(long role, int version) {}

  record Away(@Nullable String firstDay, @Nullable String lastDay, @Nullable Long deputy) {}

  record AbsenceJson(long id, LocalDate firstDay, LocalDate lastDay, @Nullable Long deputy) {
    static AbsenceJson of(Absence absence) {
      var deputy = absence.deputy();
      return new AbsenceJson(
          absence.id().value(),
          absence.firstDay(),
          absence.lastDay(),
          deputy == null ? null : deputy.value());
    }
  }

  record Amount(@Nullable String amount) {}

  record Page(List<EmployeeJson> items, @Nullable Long next) implements Paged {}

  @GetMapping
  @Operation(
      summary = "Everybody who works or worked in the office, in the order in which they came",
      description = "`after` is the last id of the page before.")
  Page index(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    var found = employees.page(EmployeeId.ofNullable(after), most);
    return new Page(
        found.stream().map(EmployeeJson::of).toList(),
        found.size() < most ? null : found.getLast().employee().id().value());
  }

  @GetMapping("/{id}")
  @Operation(summary = "One employee")
  EmployeeJson show(@PathVariable long id) {
    return employees
        .colleague(new EmployeeId(id))
        .map(EmployeeJson::of)
        .orElseThrow(Refusal::notFound);
  }

  @May("employees:manage")
  @PutMapping("/{id}/role")
  @Operation(
      summary = "Give another role",
      description =
          "Acts from the next request on. Nobody gives a role that may more than they themselves;"
              + " the last owner stays one. `version` is the employee's, as shown.")
  EmployeeJson role(@PathVariable long id, @RequestBody RoleChange change) {
    employees.promote(
        new EmployeeId(id), new RoleId(change.role()), change.version(), Viewers.current());
    return show(id);
  }

  @May("employees:manage")
  @PutMapping("/{id}/disabling")
  @Operation(
      summary = "Let somebody in no longer",
      description = "Their sign-ins, live streams and API keys end at once.")
  EmployeeJson disable(@PathVariable long id) {
    employees.disable(new EmployeeId(id), Viewers.current());
    return show(id);
  }

  @May("employees:manage")
  @DeleteMapping("/{id}/disabling")
  @Operation(summary = "Let somebody in again")
  EmployeeJson enable(@PathVariable long id) {
    employees.enable(new EmployeeId(id), Viewers.current());
    return show(id);
  }

  @GetMapping("/{id}/absences")
  @Operation(summary = "When somebody is away and who stands in, the latest first")
  List<AbsenceJson> absences(@PathVariable long id) {
    return absences.of(new EmployeeId(show(id).id())).stream().map(AbsenceJson::of).toList();
  }

  @PostMapping("/{id}/absences")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Say when somebody is away",
      description =
          "Of oneself; of others with `employees:manage`. The deputy sees their customers.")
  List<AbsenceJson> away(Frame frame, Employee me, @PathVariable long id, @RequestBody Away away) {
    absences.add(
        EmployeesController.ownOrManaged(frame, me, id),
        Inputs.day("firstDay", away.firstDay()),
        Inputs.day("lastDay", away.lastDay()),
        away.deputy() == null ? null : new EmployeeId(away.deputy()));
    return absences(id);
  }

  @DeleteMapping("/{id}/absences/{absence}")
  @Operation(summary = "Take an absence back")
  ResponseEntity<Void> back(
      Frame frame, Employee me, @PathVariable long id, @PathVariable long absence) {
    if (!absences.remove(new AbsenceId(absence), EmployeesController.ownOrManaged(frame, me, id))) {
      throw Refusal.notFound();
    }
    return ResponseEntity.noContent().build();
  }

  @May("hourly-costs:see")
  @GetMapping("/{id}/hourly-costs")
  @Operation(summary = "What an hour of somebody's work costs, the latest first")
  List<EmployeeCost> costs(@PathVariable long id) {
    return costs.of(new EmployeeId(show(id).id()));
  }

  @May("hourly-costs:manage")
  @PutMapping("/{id}/hourly-costs/{validFrom}")
  @Operation(summary = "Set the hourly cost of somebody's work from a day on")
  List<EmployeeCost> cost(
      @PathVariable long id, @PathVariable String validFrom, @RequestBody Amount amount) {
    costs.set(
        new EmployeeId(id),
        new EmployeeCost(
            Inputs.day("validFrom", validFrom), EmployeesController.amount(amount.amount())));
    return costs(id);
  }
}
