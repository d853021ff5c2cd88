package io.kesher.identity.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.identity.AbsenceId;
import io.kesher.identity.Absences;
import io.kesher.identity.Colleague;
import io.kesher.identity.Employee;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.HourlyCosts;
import io.kesher.identity.HourlyCosts.EmployeeCost;
import io.kesher.identity.Invitations;
import io.kesher.identity.Offices;
import io.kesher.identity.RoleId;
import io.kesher.identity.Roles;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Who works here: everybody, and each one's role, absences and cost. */
@May("employees:see")
@Controller
@RequestMapping("/employees")
class EmployeesController {
  private final Templates templates;
  private final Employees employees;
  private final Invitations invitations;
  private final Roles roles;
  private final Teams teams;
  private final Absences absences;
  private final HourlyCosts costs;
  private final Offices offices;

  EmployeesController(
      Templates templates,
      Employees employees,
      Invitations invitations,
      Roles roles,
      Teams teams,
      Absences absences,
      HourlyCosts costs,
      Offices offices) {
    this.templates = templates;
    this.employees = employees;
    this.invitations = invitations;
    this.roles = roles;
    this.teams = teams;
    this.absences = absences;
    this.costs = costs;
    this.offices = offices;
  }

  @GetMapping
  Html index(Frame frame) {
    return new Html(
        templates.identityEmployees(
            frame,
            employees.all(),
            frame.may("employees:manage") ? invitations.open() : List.of(),
            roles.all(),
            teams.all()));
  }

  @GetMapping("/{id}")
  Html show(Frame frame, @PathVariable long id) {
    return new Html(page(frame, colleague(id)));
  }

  @May("employees:manage")
  @PostMapping("/{id}/role")
  String role(@PathVariable long id, @RequestParam long role, @RequestParam int version) {
    employees.promote(new EmployeeId(id), new RoleId(role), version, Viewers.current());
    return "redirect:/employees/" + id;
  }

  @May("employees:manage")
  @PostMapping("/{id}/disabling")
  String disable(@PathVariable long id) {
    employees.disable(new EmployeeId(id), Viewers.current());
    return "redirect:/employees/" + id;
  }

  @May("employees:manage")
  @PostMapping("/{id}/enabling")
  String enable(@PathVariable long id) {
    employees.enable(new EmployeeId(id), Viewers.current());
    return "redirect:/employees/" + id;
  }

  @PostMapping("/{id}/absences")
  String away(
      Frame frame,
      Employee me,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String firstDay,
      @RequestParam(defaultValue = "") String lastDay,
      @RequestParam(defaultValue = "") String deputy) {
    absences.add(
        ownOrManaged(frame, me, id),
        Inputs.day("firstDay", firstDay),
        Inputs.day("lastDay", lastDay),
        Inputs.id(deputy).map(EmployeeId::new).orElse(null));
    return "redirect:/employees/" + id;
  }

  @PostMapping("/{id}/absences/{absence}/removal")
  String back(Frame frame, Employee me, @PathVariable long id, @PathVariable long absence) {
    if (!absences.remove(new AbsenceId(absence), ownOrManaged(frame, me, id))) {
      throw Refusal.notFound();
    }
    return "redirect:/employees/" + id;
  }

  @May("hourly-costs:manage")
  @PostMapping("/{id}/hourly-costs")
  String cost(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String validFrom,
      @RequestParam(defaultValue = "") String amount) {
    costs.set(
        new EmployeeId(id), new EmployeeCost(Inputs.day("validFrom", validFrom), amount(amount)));
    return "redirect:/employees/" + id;
  }

  static BigDecimal amount(@Nullable String typed) {
    return Inputs.decimal(typed)
        .filter(amount -> amount.compareTo(Inputs.A_MILLION) < 0)
        .orElseThrow(() -> Refusal.of(List.of(FieldFault.of("amount", "identity.fault.amount"))));
  }

  /** When one is away oneself one may say; of others, whoever manages them. */
  static EmployeeId ownOrManaged(Frame frame, Employee me, long id) {
    if (me.id().value() != id && !frame.may("employees:manage")) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
    return new EmployeeId(id);
  }

  private Colleague colleague(long id) {
    return employees.colleague(new EmployeeId(id)).orElseThrow(Refusal::notFound);
  }

  private JteModel page(Frame frame, Colleague shown) {
    var id = shown.employee().id();
    return templates.identityEmployee(
        frame,
        shown,
        roles.all(),
        absences.of(id),
        employees.all(),
        frame.may("hourly-costs:see") ? costs.of(id) : List.of(),
        offices.today());
  }

  @Configuration(proxyBeanMethods = false)
  static class Places {
    @Bean
    Place employeesPlace() {
      return new Place(
          "identity.employees.place",
          "/employees",
          "user",
          PlaceGroup.MANAGEMENT,
          70,
          "employees:see",
          'e');
    }

    @Bean
    Place rolesPlace() {
      return new Place(
          "identity.roles.place", "/roles", "key", PlaceGroup.MANAGEMENT, 75, "roles:see", 'r');
    }
  }
}
