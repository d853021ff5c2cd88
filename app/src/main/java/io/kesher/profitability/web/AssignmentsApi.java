package io.kesher.profitability.web;

import io.kesher.api.FilterText;
import io.kesher.customers.Assignment;
import io.kesher.customers.Assignments;
import io.kesher.identity.EmployeeId;
import io.kesher.profitability.Ranking;
import io.kesher.profitability.Ranking.Search;
import io.kesher.profitability.StandardPeriod;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("customers:manage")
@RestController
@RequestMapping("/api/v1/customer-assignments")
@Tag(name = "customers")
class AssignmentsApi {
  private final Assignments assignments;
  private final Ranking ranking;
  private final StandardPeriod standardPeriod;

  AssignmentsApi(Assignments assignments, Ranking ranking, StandardPeriod standardPeriod) {
    this.assignments = assignments;
    this.ranking = ranking;
    this.standardPeriod = standardPeriod;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Put all customers that fit into an employee's hands",
      description =
          "Goes on as a job; ask for it at its Location. `filter` and `q` are those of the list of customers, over the"
              + " standard period; without either it is everybody. Without an employee: into nobody's hands.")
  AssignmentJson create(HttpServletResponse response, @RequestBody WishJson wish) {
    var search =
        new Search(
            standardPeriod.current(),
            Objects.requireNonNullElse(wish.q(), ""),
            true,
            FilterText.read(wish.filter(), ranking.fields()),
            "name",
            false);
    long id = assignments.begin(ranking.ids(search), EmployeeId.ofNullable(wish.employee()));
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/customer-assignments/" + id);
    return show(id);
  }

  @GetMapping("/{id}")
  @Operation(summary = "How far it is")
  AssignmentJson show(@PathVariable long id) {
    return AssignmentJson.of(assignments.find(id));
  }

  @PostMapping("/{id}/undoing")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Put them back into the hands that they were in",
      description =
          "But for those whom somebody has given on meanwhile. 409 as long as it is under way.")
  AssignmentJson undo(@PathVariable long id) {
    assignments.undo(id);
    return show(id);
  }

  record WishJson(@Nullable Long employee, @Nullable String filter, @Nullable String q) {}

  record AssignmentJson(
      long id,
      @Nullable Long employee,
      Assignment.State state,
      long customers,
      long done,
      Instant at) {
    static AssignmentJson of(Assignment assignment) {
      return new AssignmentJson(
          assignment.id(),
          EmployeeId.toNullable(assignment.owner()),
          assignment.state(),
          assignment.customers(),
          assignment.done(),
          assignment.at());
    }
  }
}
