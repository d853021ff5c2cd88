package io.kesher.interactions.web;

import io.kesher.hours.Days;
import io.kesher.identity.Offices;
import io.kesher.identity.Teams;
import io.kesher.interactions.Weeks;
import io.kesher.interactions.Whose;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The week: what is due, who is away, when the office is open. */
@May("tasks:see")
@Controller
class WeekController {
  private final Templates templates;
  private final Weeks weeks;
  private final Teams teams;
  private final Offices offices;

  WeekController(Templates templates, Weeks weeks, Teams teams, Offices offices) {
    this.templates = templates;
    this.weeks = weeks;
    this.teams = teams;
    this.offices = offices;
  }

  @GetMapping("/week")
  Html show(
      Frame frame,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "mine") String whose) {
    var asked = Whose.of(whose);
    var week = weeks.of(frame, Days.named(on, offices.today()), asked);
    return new Html(templates.interactionsWeek(frame, new WeekView(week, asked, teams.all())));
  }
}
