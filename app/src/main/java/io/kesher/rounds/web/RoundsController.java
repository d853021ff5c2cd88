package io.kesher.rounds.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.identity.Teams;
import io.kesher.profitability.Group;
import io.kesher.profitability.StandardPeriod;
import io.kesher.rounds.Measurement;
import io.kesher.rounds.Measurements;
import io.kesher.rounds.Placements;
import io.kesher.rounds.Plan;
import io.kesher.rounds.Plans;
import io.kesher.rounds.Playbooks;
import io.kesher.rounds.Reviews;
import io.kesher.rounds.Round;
import io.kesher.rounds.Round.Scope;
import io.kesher.rounds.Round.Stage;
import io.kesher.rounds.Rounds;
import io.kesher.rounds.Waits;
import io.kesher.values.Period;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.TypedFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Rounds as a whole: opened, decided, published, measured. */
@May("rounds:see")
@Controller
@RequestMapping("/rounds")
class RoundsController {
  private static final int ROWS = 50;
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

  private final Templates templates;
  private final Rounds rounds;
  private final Placements placements;
  private final Reviews reviews;
  private final Plans plans;
  private final Playbooks playbooks;
  private final Measurements measurements;
  private final Waits waits;
  private final StandardPeriod standardPeriod;
  private final Teams teams;

  RoundsController(
      Templates templates,
      Rounds rounds,
      Placements placements,
      Reviews reviews,
      Plans plans,
      Playbooks playbooks,
      Measurements measurements,
      Waits waits,
      StandardPeriod standardPeriod,
      Teams teams) {
    this.templates = templates;
    this.rounds = rounds;
    this.placements = placements;
    this.reviews = reviews;
    this.plans = plans;
    this.playbooks = playbooks;
    this.measurements = measurements;
    this.waits = waits;
    this.standardPeriod = standardPeriod;
    this.teams = teams;
  }

  @GetMapping
  Html index(Frame frame, @RequestParam(required = false) @Nullable Long after) {
    return new Html(list(frame, after, standard(), Faults.none()));
  }

  @May("rounds:manage")
  @PostMapping
  Object create(Frame frame, @RequestParam Map<String, String> sent) {
    var typed = new TypedFields("rounds", sent);
    try {
      var period = period(typed);
      var scope = typed.one("scope", Scope.class);
      typed.check();
      return to(
          rounds.open(period, scope == null ? Scope.MOVERS : scope, typed.textOrNull("note")).id());
    } catch (Refusal refused) {
      return Html.unprocessable(list(frame, null, sent, Faults.beside(refused)));
    }
  }

  @GetMapping("/{round}")
  Html show(Frame frame, @PathVariable long round) {
    return new Html(
        templates.roundsShow(
            frame, view(frame, rounds.find(round), true), Map.of(), Faults.none()));
  }

  /** The part that changes while a job works on it. */
  @GetMapping("/{round}/state")
  Html state(Frame frame, @PathVariable long round) {
    return new Html(
        templates.roundsState(
            frame, view(frame, rounds.find(round), true), Map.of(), Faults.none()));
  }

  @May("rounds:manage")
  @PostMapping("/{round}/computation")
  String compute(@PathVariable long round) {
    return to(rounds.computeAnew(round).id());
  }

  @May("rounds:manage")
  @PostMapping("/{round}/dropping")
  String drop(@PathVariable long round) {
    rounds.drop(round);
    return "redirect:/rounds";
  }

  @May("rounds:manage")
  @PostMapping("/{round}/decision")
  Object decide(Frame frame, @PathVariable long round, @RequestParam Map<String, String> sent) {
    var typed = new TypedFields("rounds", sent);
    try {
      var planned = planned(typed);
      typed.check();
      return to(plans.decide(round, planned).id());
    } catch (Refusal refused) {
      return Html.unprocessable(
          templates.roundsShow(
              frame, view(frame, rounds.find(round), true), sent, Faults.beside(refused)));
    }
  }

  @May("rounds:manage")
  @PostMapping("/{round}/reopening")
  String reopen(@PathVariable long round) {
    return to(rounds.reopen(round).id());
  }

  @May("rounds:manage")
  @PostMapping("/{round}/publication")
  String publish(@PathVariable long round) {
    return to(rounds.publish(round).id());
  }

  @GetMapping("/{round}/measure")
  Html measure(Frame frame, @PathVariable long round, @Nullable Period period) {
    var found = rounds.find(round);
    var over = period == null ? measurements.due(found).orElse(null) : period;
    Measurement measured =
        over == null || found.stage() != Stage.PUBLISHED ? null : measurements.of(found, over);
    return new Html(
        templates.roundsMeasure(
            frame,
            view(frame, found, false),
            measured,
            measured == null ? List.of() : waits.of(found, measured.period())));
  }

  private static Period period(TypedFields typed) {
    var from = typed.day("from");
    var to = typed.day("to");
    if (from == null) {
      typed.fault("from", "web.field.required");
    } else if (from.isBefore(FIRST)) {
      typed.fault("from", "rounds.fault.day-far");
    }
    if (to == null) {
      typed.fault("to", "web.field.required");
    } else if (to.isAfter(LAST)) {
      typed.fault("to", "rounds.fault.day-far");
    } else if (from != null && to.isBefore(from)) {
      typed.fault("to", "rounds.fault.reversed");
    }
    typed.check();
    return new Period(from == null ? FIRST : from, to == null ? LAST : to);
  }

  /** A group of which nothing is typed has no plan; half a plan is asked for its other half. */
  private static List<Plan> planned(TypedFields typed) {
    List<Plan> plans = new ArrayList<>();
    for (Group group : Group.values()) {
      String name = group.name().toLowerCase(Locale.ROOT);
      BigDecimal contribution = typed.number(name + ".contribution");
      BigDecimal hours = typed.number(name + ".hours");
      if (contribution != null && hours != null) {
        plans.add(new Plan(group, contribution, hours));
      } else if (contribution != null && typed.text(name + ".hours").isEmpty()) {
        typed.fault(name + ".hours", "web.field.required");
      } else if (hours != null && typed.text(name + ".contribution").isEmpty()) {
        typed.fault(name + ".contribution", "web.field.required");
      }
    }
    return plans;
  }

  private JteModel list(
      Frame frame, @Nullable Long after, Map<String, String> form, Faults faults) {
    var found = rounds.page(after, ROWS + 1);
    var page = found.subList(0, Math.min(ROWS, found.size()));
    return templates.roundsIndex(
        frame,
        page,
        found.size() > ROWS ? page.getLast().id() : null,
        rounds.underWay().orElse(null),
        form,
        faults);
  }

  private Map<String, String> standard() {
    var period = standardPeriod.current();
    return Map.of(
        "from", period.from().toString(), "to", period.to().toString(), "scope", "MOVERS");
  }

  /**
   * @param disputes whether they are shown: with them customers are, by name
   */
  private RoundView view(Frame frame, Round round, boolean disputes) {
    var flows = round.flows();
    boolean review = round.stage() == Stage.REVIEW;
    return new RoundView(
        round,
        rounds.before(round).orElse(null),
        flows == null ? null : new FlowChart(frame, flows),
        review ? placements.open(round, null) : 0,
        reviews.open(round),
        review ? placements.progress(round) : List.of(),
        placements.said(round),
        disputes ? reviews.contests(round, ROWS) : List.of(),
        playbooks.all(),
        plans.of(round),
        teamNames(frame));
  }

  private Map<String, String> teamNames(Frame frame) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("", frame.say("rounds.review.everybody"));
    teams.all().forEach(team -> names.put(Long.toString(team.id().value()), team.name()));
    return names;
  }

  private static String to(long round) {
    return "redirect:/rounds/" + round;
  }
}
