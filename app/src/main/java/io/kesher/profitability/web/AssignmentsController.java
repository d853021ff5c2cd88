package io.kesher.profitability.web;

import io.kesher.customers.Assignment;
import io.kesher.customers.Assignments;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.profitability.Ranking;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** All customers that a table shows, put into somebody's hands. */
@May("customers:manage")
@Controller
@RequestMapping("/customers/assignments")
class AssignmentsController {
  private final Templates templates;
  private final Assignments assignments;
  private final CustomersTables tables;
  private final Ranking ranking;
  private final Employees employees;

  AssignmentsController(
      Templates templates,
      Assignments assignments,
      CustomersTables tables,
      Ranking ranking,
      Employees employees) {
    this.templates = templates;
    this.assignments = assignments;
    this.tables = tables;
    this.ranking = ranking;
    this.employees = employees;
  }

  @PostMapping
  String create(
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      @RequestParam(required = false) @Nullable Long employee) {
    var whom = ranking.ids(tables.query(choice, wish).search());
    return to(assignments.begin(whom, EmployeeId.ofNullable(employee)));
  }

  @GetMapping("/{id}")
  Html show(Frame frame, @PathVariable long id) {
    var shown = assignments.find(id);
    return new Html(templates.profitabilityAssignment(frame, shown, name(shown)));
  }

  @GetMapping("/{id}/progress")
  Html progress(Frame frame, @PathVariable long id) {
    var shown = assignments.find(id);
    return new Html(templates.profitabilityAssignmentProgress(frame, shown, name(shown)));
  }

  @PostMapping("/{id}/undoing")
  String undo(@PathVariable long id) {
    assignments.undo(id);
    return to(id);
  }

  private String name(Assignment assignment) {
    var owner = assignment.owner();
    return owner == null ? "" : employees.find(owner).map(found -> found.name()).orElse("");
  }

  private static String to(long assignment) {
    return "redirect:/customers/assignments/" + assignment;
  }
}
