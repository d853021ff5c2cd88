package io.kesher.identity.web;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.web.May;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who works with whom. Shown among the employees. */
@May("employees:manage")
@Controller
@RequestMapping("/teams")
class TeamsController {
  static final int LONGEST_NAME = 80;
  private static final String BACK = "redirect:/employees#teams";

  private final Teams teams;

  TeamsController(Teams teams) {
    this.teams = teams;
  }

  @PostMapping
  String create(@RequestParam(defaultValue = "") String name) {
    Inputs.accept(Inputs.text("name", name, LONGEST_NAME));
    teams.create(name.strip());
    return BACK;
  }

  @PostMapping("/{id}/disbanding")
  String destroy(@PathVariable long id) {
    teams.disband(new TeamId(id));
    return BACK;
  }

  @PostMapping("/{id}/members")
  String put(
      @PathVariable long id,
      @RequestParam long employee,
      @RequestParam(defaultValue = "false") boolean leads) {
    teams.put(new TeamId(id), new EmployeeId(employee), leads);
    return BACK;
  }

  @PostMapping("/{id}/members/{employee}/removal")
  String remove(@PathVariable long id, @PathVariable long employee) {
    teams.remove(new TeamId(id), new EmployeeId(employee));
    return BACK;
  }
}
