package io.kesher.identity.web;

import io.kesher.api.Paged;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Team;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Who works with whom. */
@May("employees:manage")
@RestController
@RequestMapping("/api/v1/teams")
@Tag(name = "employees")
class TeamsApi {
  private static final int MOST = 200;

  private final Teams teams;

  TeamsApi(Teams teams) {
    this.teams = teams;
  }

  record Named(@Nullable String name) {
    String accepted() {
      Inputs.accept(Inputs.text("name", name, TeamsController.LONGEST_NAME));
      return Inputs.trimmed(name);
    }
  }

  record Membership(boolean leads) {}

  record TeamJson(long id, String name, List<MemberJson> members) {
    static TeamJson of(Team team) {
      return new TeamJson(
          team.id().value(),
          team.name(),
          team.members().stream()
              .map(member ->
                  new MemberJson(member.employee().value(), member.name(), member.leads()))
              .toList());
    }
  }

  record Page(List<TeamJson> items, @Nullable Long next) implements Paged {}

  record MemberJson(long employee, String name, boolean leads) {}

  @May("employees:see")
  @GetMapping
  @Operation(
      summary = "All teams with their members, in the order in which they were made",
      description = "`after` is the last id of the page before.")
  Page index(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    var found = teams.page(after == null ? null : new TeamId(after), most);
    return new Page(
        found.stream().map(TeamJson::of).toList(),
        found.size() < most ? null : found.getLast().id().value());
  }

  @May("employees:see")
  @GetMapping("/{id}")
  @Operation(summary = "One team")
  TeamJson show(@PathVariable long id) {
    return teams.find(new TeamId(id)).map(TeamJson::of).orElseThrow(Refusal::notFound);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Form a team")
  TeamJson create(@RequestBody Named named) {
    return show(teams.create(named.accepted()).value());
  }

  @PutMapping("/{id}")
  @Operation(summary = "Call a team otherwise")
  TeamJson update(@PathVariable long id, @RequestBody Named named) {
    teams.rename(new TeamId(id), named.accepted());
    return show(id);
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Disband a team; its members stay in the office")
  ResponseEntity<Void> destroy(@PathVariable long id) {
    teams.disband(new TeamId(id));
    return ResponseEntity.noContent().build();
  }

  @PutMapping("/{id}/members/{employee}")
  @Operation(summary = "Put somebody into a team, or say whether they lead it")
  TeamJson put(
      @PathVariable long id, @PathVariable long employee, @RequestBody Membership membership) {
    teams.put(new TeamId(id), new EmployeeId(employee), membership.leads());
    return show(id);
  }

  @DeleteMapping("/{id}/members/{employee}")
  @Operation(summary = "Take somebody out of a team")
  TeamJson remove(@PathVariable long id, @PathVariable long employee) {
    teams.remove(new TeamId(id), new EmployeeId(employee));
    return show(id);
  }
}
