package io.kesher.rounds.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.audit.Reads;
import io.kesher.customers.CustomerId;
import io.kesher.profitability.Group;
import io.kesher.profitability.Months;
import io.kesher.rounds.Contest.Fact;
import io.kesher.rounds.Contest.Outcome;
import io.kesher.rounds.GroupOverride.Reason;
import io.kesher.rounds.Opinion;
import io.kesher.rounds.Overrides;
import io.kesher.rounds.Placed;
import io.kesher.rounds.Placements;
import io.kesher.rounds.Placements.Wanted;
import io.kesher.rounds.Reviews;
import io.kesher.rounds.Round;
import io.kesher.rounds.Rounds;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.TypedFields;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** A round customer by customer: the evidence first, the name when it is asked for. */
@May("rounds:change")
@Controller
class ReviewController {
  private final Templates templates;
  private final Rounds rounds;
  private final Placements placements;
  private final Reviews reviews;
  private final Overrides overrides;
  private final Months monthly;
  private final Reads reads;

  ReviewController(
      Templates templates,
      Rounds rounds,
      Placements placements,
      Reviews reviews,
      Overrides overrides,
      Months monthly,
      Reads reads) {
    this.templates = templates;
    this.rounds = rounds;
    this.placements = placements;
    this.reviews = reviews;
    this.overrides = overrides;
    this.monthly = monthly;
    this.reads = reads;
  }

  /** Leads to whom the reader looks at next. */
  @GetMapping("/rounds/{round}/review")
  Object next(
      Frame frame,
      @PathVariable long round,
      @RequestParam(required = false) @Nullable Long team,
      @RequestParam(required = false) @Nullable Long after) {
    var found = rounds.find(round);
    return next(found, team, after == null ? null : new CustomerId(after))
        .<Object>map(placed -> place(found, placed.customer().value(), team, after))
        .orElseGet(() -> new Html(templates.roundsReviewed(frame, found)));
  }

  @May("rounds:see")
  @GetMapping("/rounds/{round}/customers/{customer}")
  Html show(
      Frame frame,
      @PathVariable long round,
      @PathVariable long customer,
      @RequestParam(required = false) @Nullable Long team,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "false") boolean named) {
    return new Html(
        page(frame, round, new Asked(customer, team, before, named), Map.of(), Faults.none()));
  }

  @PostMapping("/rounds/{round}/customers/{customer}/opinion")
  String say(
      @PathVariable long round,
      @PathVariable long customer,
      @RequestParam Map<String, String> sent) {
    var typed = new TypedFields("rounds", sent);
    var verdict = typed.one("verdict", Opinion.class);
    if (verdict == null) {
      reviews.unsay(round, new CustomerId(customer));
      return place(rounds.find(round), customer, team(typed), null);
    }
    reviews.say(round, new CustomerId(customer), verdict);
    return onwards(round, customer, typed);
  }

  @PostMapping("/rounds/{round}/customers/{customer}/contests")
  Object contest(
      Frame frame,
      @PathVariable long round,
      @PathVariable long customer,
      @RequestParam Map<String, String> sent) {
    var typed = new TypedFields("rounds", sent);
    try {
      var fact = typed.one("fact", Fact.class);
      reviews.contest(round, new CustomerId(customer), fact, typed.text("words"));
      return onwards(round, customer, typed);
    } catch (Refusal refused) {
      return faulty(frame, round, customer, sent, refused);
    }
  }

  @PostMapping("/rounds/{round}/customers/{customer}/remarks")
  Object remark(
      Frame frame,
      @PathVariable long round,
      @PathVariable long customer,
      @RequestParam Map<String, String> sent) {
    var typed = new TypedFields("rounds", sent);
    try {
      reviews.remark(round, new CustomerId(customer), typed.text("words"));
      return shown(round, customer, typed) + "#discussion";
    } catch (Refusal refused) {
      return faulty(frame, round, customer, sent, refused);
    }
  }

  @May("rounds:manage")
  @PostMapping("/rounds/{round}/customers/{customer}/overrides")
  Object override(
      Frame frame,
      @PathVariable long round,
      @PathVariable long customer,
      @RequestParam Map<String, String> sent) {
    var typed = new TypedFields("rounds", sent);
    try {
      var draft =
          new Overrides.Draft(
              typed.one("group", Group.class),
              typed.one("reason", Reason.class),
              typed.text("words"),
              typed.day("expiresOn"));
      typed.check();
      overrides.make(round, new CustomerId(customer), draft);
      return shown(round, customer, typed);
    } catch (Refusal refused) {
      return faulty(frame, round, customer, sent, refused);
    }
  }

  @PostMapping("/contests/{contest}/settlement")
  Object settle(Frame frame, @PathVariable long contest, @RequestParam Map<String, String> sent) {
    var typed = new TypedFields("rounds", sent);
    try {
      var outcome = typed.one("outcome", Outcome.class);
      var settled = reviews.settle(contest, outcome, typed.text("answer"));
      return shown(settled.round(), settled.customer().value(), typed);
    } catch (Refusal refused) {
      var open = reviews.contest(contest);
      return faulty(frame, open.round(), open.customer().value(), sent, refused);
    }
  }

  private Optional<Placed> next(Round round, @Nullable Long team, @Nullable CustomerId after) {
    return placements.next(round, Wanted.open(team), after);
  }

  private String onwards(long round, long customer, TypedFields typed) {
    return "redirect:/rounds/" + round + "/review?after=" + customer + team(team(typed));
  }

  private static String place(
      Round round, long customer, @Nullable Long team, @Nullable Long before) {
    String query = team(team) + (before == null ? "" : "&before=" + before);
    return "redirect:/rounds/"
        + round.id()
        + "/customers/"
        + customer
        + (query.isEmpty() ? "" : "?" + query.substring(1));
  }

  private static String shown(long round, long customer, TypedFields typed) {
    return "redirect:/rounds/"
        + round
        + "/customers/"
        + customer
        + "?named="
        + typed.text("named").equals("true")
        + team(team(typed));
  }

  private static String team(@Nullable Long team) {
    return team == null ? "" : "&team=" + team;
  }

  private static @Nullable Long team(TypedFields typed) {
    var team = typed.text("team");
    return team.matches("[0-9]{1,18}") ? (Long) Long.parseLong(team) : null;
  }

  private Html faulty(
      Frame frame, long round, long customer, Map<String, String> sent, Refusal refused) {
    var typed = new TypedFields("rounds", sent);
    boolean named = typed.text("named").equals("true");
    var asked = new Asked(customer, team(typed), null, named);
    return Html.unprocessable(page(frame, round, asked, sent, Faults.beside(refused)));
  }

  /**
   * @param before whom the reader came from
   * @param named whether they have asked who it is
   */
  private record Asked(long customer, @Nullable Long team, @Nullable Long before, boolean named) {}

  private JteModel page(
      Frame frame, long round, Asked asked, Map<String, String> form, Faults faults) {
    var found = rounds.find(round);
    var placed = placements.show(found, new CustomerId(asked.customer()));
    if (asked.named()) {
      reads.saw("customer", asked.customer());
    }
    var months =
        monthly
            .contributions(List.of(placed.customer()), found.period())
            .getOrDefault(placed.customer(), Collections.emptySortedMap());
    return templates.roundsReview(
        frame,
        new Evidence(
            found,
            placed,
            asked.named(),
            asked.team(),
            asked.before(),
            MonthBars.of(months, found.period().months()),
            reviews.mine(placed).orElse(null),
            reviews.contests(placed),
            reviews.remarks(placed),
            overrides.holding(placed.customer()).orElse(null),
            placements.open(found, asked.team())),
        form,
        faults);
  }
}
