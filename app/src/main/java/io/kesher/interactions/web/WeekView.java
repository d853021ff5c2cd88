package io.kesher.interactions.web;

import io.kesher.identity.Team;
import io.kesher.interactions.Week;
import io.kesher.interactions.Whose;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A week and whose it is. */
public record WeekView(Week week, Whose whose, List<Team> teams) {
  /** The address of another week of the same people. */
  public String path(LocalDate on) {
    return "/week?on=" + on + "&whose=" + whose.named();
  }

  /** Whose week can be asked for. */
  public Map<String, String> choices(Frame frame) {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put(new Whose.Mine().named(), frame.say("interactions.week.mine"));
    choices.put(new Whose.Everybody().named(), frame.say("interactions.week.everybody"));
    teams.forEach(team ->
        choices.put(
            new Whose.Team(team.id()).named(), frame.say("interactions.week.team", team.name())));
    week.people()
        .forEach(person -> choices.put(new Whose.Employee(person.id()).named(), person.name()));
    return choices;
  }
}
