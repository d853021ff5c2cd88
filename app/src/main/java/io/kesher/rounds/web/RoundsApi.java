package io.kesher.rounds.web;

import io.kesher.api.Paged;
import io.kesher.customers.CustomerId;
import io.kesher.profitability.Group;
import io.kesher.profitability.StandardPeriod;
import io.kesher.rounds.Contest.Fact;
import io.kesher.rounds.Contest.Outcome;
import io.kesher.rounds.Measurements;
import io.kesher.rounds.Opinion;
import io.kesher.rounds.Placements;
import io.kesher.rounds.Placements.State;
import io.kesher.rounds.Placements.Wanted;
import io.kesher.rounds.Plan;
import io.kesher.rounds.Plans;
import io.kesher.rounds.Reviews;
import io.kesher.rounds.Round;
import io.kesher.rounds.Rounds;
import io.kesher.rounds.Waits;
import io.kesher.rounds.web.Json.ContestJson;
import io.kesher.rounds.web.Json.MeasuredJson;
import io.kesher.rounds.web.Json.PlacedJson;
import io.kesher.rounds.web.Json.PlanJson;
import io.kesher.rounds.web.Json.RemarkJson;
import io.kesher.rounds.web.Json.ReviewJson;
import io.kesher.rounds.web.Json.RoundJson;
import io.kesher.rounds.web.Json.WaitedJson;
import io.kesher.values.Period;
import io.kesher.web.Asked;
import io.kesher.web.Cursor;
import io.kesher.web.FieldFault;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

@May("rounds:see")
@RestController
@RequestMapping("/api/v1/rounds")
@Tag(name = "rounds")
class RoundsApi {
  private static final String PERIOD_DEFAULT = "without them the office's standard period";

  private final Rounds rounds;
  private final Placements placements;
  private final Reviews reviews;
  private final Plans plans;
  private final Measurements measurements;
  private final Waits waits;
  private final StandardPeriod standardPeriod;

  RoundsApi(
      Rounds rounds,
      Placements placements,
      Reviews reviews,
      Plans plans,
      Measurements measurements,
      Waits waits,
      StandardPeriod standardPeriod) {
    this.rounds = rounds;
    this.placements = placements;
    this.reviews = reviews;
    this.plans = plans;
    this.measurements = measurements;
    this.waits = waits;
    this.standardPeriod = standardPeriod;
  }

  @GetMapping
  @Operation(summary = "Rounds, the latest first")
  RoundsJson index(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, 200);
    var found = rounds.page(after, most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new RoundsJson(
        page.stream().map(this::json).toList(),
        found.size() > most ? (Long) page.getLast().id() : null);
  }

  @May("rounds:manage")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Begin a round",
      description =
          "Over the days from and to, both included; "
              + PERIOD_DEFAULT
              + ". A job works it out: its stage is COMPUTING until then. One round at a time is"
              + " under way.")
  RoundJson create(HttpServletResponse response, @RequestBody NewRoundJson round) {
    var period =
        round.from() == null && round.to() == null
            ? standardPeriod.current()
            : Asked.period(round.from(), round.to());
    var scope = round.scope() == null ? Round.Scope.MOVERS : round.scope();
    var made = rounds.open(period, scope, round.note());
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/rounds/" + made.id());
    return json(made);
  }

  @GetMapping("/{round}")
  @Operation(
      summary = "A round",
      description =
          "`flows` tells how many go from which group to which, also where both are one. Before"
              + " publication `to` is what is proposed, afterwards what was published.")
  RoundJson show(@PathVariable long round) {
    return json(rounds.find(round));
  }

  @May("rounds:manage")
  @PostMapping("/{round}/computation")
  @Operation(
      summary = "Work a round out anew",
      description = "With all that the ledger has learned meanwhile. What was said of it stays.")
  RoundJson compute(@PathVariable long round) {
    return json(rounds.computeAnew(round));
  }

  @May("rounds:manage")
  @DeleteMapping("/{round}")
  @Operation(summary = "End a round without anything coming of it")
  RoundJson drop(@PathVariable long round) {
    return json(rounds.drop(round));
  }

  @May("rounds:manage")
  @PutMapping("/{round}/decision")
  @Operation(
      summary = "End the review",
      description =
          "With what the office expects of each group. Customers in dispute stay where they are.")
  RoundJson decide(@PathVariable long round, @RequestBody DecisionJson decision) {
    return json(plans.decide(round, decision.planned()));
  }

  @May("rounds:manage")
  @DeleteMapping("/{round}/decision")
  @Operation(summary = "Go back to the review")
  RoundJson reopen(@PathVariable long round) {
    return json(rounds.reopen(round));
  }

  @May("rounds:manage")
  @PutMapping("/{round}/publication")
  @Operation(
      summary = "Put the groups of a round before everybody",
      description =
          "A job does it in one transaction: whoever reads sees all of the old groups or all of the"
              + " new. Until then the stage is PUBLISHING. The groups hold until the next round.")
  RoundJson publish(@PathVariable long round) {
    return json(rounds.publish(round));
  }

  @GetMapping("/{round}/measurement")
  @Operation(
      summary = "What became of the groups of a round",
      description =
          "The same customers in the round's period and in the days from and to; without them in"
              + " the period just behind, as far as the ledger knows it. 404 where it knows nothing"
              + " of it yet. `waits`: how long each group waited for a first answer to what it asked for within the"
              + " two periods, in seconds of business time; `median` and `high`, the ninetieth percentile, are absent where"
              + " that many wait still.")
  MeasurementJson measure(
      @PathVariable long round,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    var found = rounds.find(round);
    Period period =
        from == null && to == null
            ? measurements.due(found).orElseThrow(Refusal::notFound)
            : Asked.period(from, to);
    var measured = measurements.of(found, period);
    return new MeasurementJson(
        period.from(),
        period.to(),
        measured.groups().stream().map(MeasuredJson::of).toList(),
        waits.of(found, period).stream().map(WaitedJson::of).toList());
  }

  @GetMapping("/{round}/customers")
  @Operation(
      summary = "The customers of a round, those of most weight first",
      description =
          "state=ALL: all in its scope; OPEN: of whom the caller has said nothing yet; DISPUTED."
              + " Only those whose ledgers the caller may see.")
  PlacementsJson customers(
      @PathVariable long round,
      @RequestParam(defaultValue = "ALL") State state,
      @Parameter(description = "only those in the hands of this team")
          @RequestParam(required = false)
          @Nullable Long team,
      @Parameter(description = "only those who are put into this group")
          @RequestParam(required = false)
          @Nullable Group to,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    var page =
        placements.page(
            rounds.find(round),
            new Wanted(state, team, to),
            after(after),
            Math.clamp(limit, 1, 200));
    var next = page.next();
    return new PlacementsJson(
        page.placed().stream().map(PlacedJson::of).toList(),
        next == null ? null : Cursor.write(next.weight().toPlainString(), next.customer()));
  }

  private static Placements.@Nullable After after(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 2);
    if (parts == null) {
      return null;
    }
    if (!parts.get(0).matches("[0-9]{1,20}(\\.[0-9]{1,40})?")
        || !parts.get(1).matches("[0-9]{1,18}")) {
      throw Cursor.refused();
    }
    return new Placements.After(new BigDecimal(parts.get(0)), Long.parseLong(parts.get(1)));
  }

  @GetMapping("/{round}/customers/{customer}")
  @Operation(summary = "One customer of a round, with what was said of their placement")
  ReviewJson customer(@PathVariable long round, @PathVariable long customer) {
    return review(round, customer);
  }

  @May("rounds:change")
  @PutMapping("/{round}/customers/{customer}/opinion")
  @Operation(
      summary = "Say that a placement is right, or that one comes back to it",
      description = "AGREE or SKIP. Whoever does not agree names a fact: see contests.")
  ReviewJson say(
      @PathVariable long round, @PathVariable long customer, @RequestBody OpinionJson opinion) {
    var said = opinion.opinion();
    if (said == null || said == Opinion.CONTEST) {
      throw Refusal.of(List.of(FieldFault.of("opinion", "rounds.fault.choice")));
    }
    reviews.say(round, new CustomerId(customer), said);
    return review(round, customer);
  }

  @May("rounds:change")
  @DeleteMapping("/{round}/customers/{customer}/opinion")
  @Operation(summary = "Take back what one has said of a placement")
  ReviewJson unsay(@PathVariable long round, @PathVariable long customer) {
    reviews.unsay(round, new CustomerId(customer));
    return review(round, customer);
  }

  @May("rounds:change")
  @PostMapping("/{round}/customers/{customer}/contests")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Name a fact that is wrong",
      description =
          "Opens a task to mend it. Until it is settled the customer stays in their group, whatever"
              + " is published.")
  ContestJson contest(
      @PathVariable long round, @PathVariable long customer, @RequestBody NewContestJson contest) {
    return ContestJson.of(
        reviews.contest(round, new CustomerId(customer), contest.fact(), contest.words()));
  }

  @May("rounds:change")
  @PostMapping("/{round}/customers/{customer}/remarks")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Say something in the discussion of a customer")
  ReviewJson remark(
      @PathVariable long round, @PathVariable long customer, @RequestBody NewRemarkJson remark) {
    reviews.remark(round, new CustomerId(customer), remark.words());
    return review(round, customer);
  }

  @GetMapping("/{round}/contests")
  @Operation(summary = "The disputes of a round, the open ones first; at most 200")
  List<ContestJson> contests(@PathVariable long round) {
    return reviews.contests(rounds.find(round), 200).stream().map(ContestJson::of).toList();
  }

  @May("rounds:change")
  @PutMapping("/contests/{contest}/settlement")
  @Operation(
      summary = "End a dispute",
      description =
          "MENDED: the ledger has been put right. UNFOUNDED: it was right, which takes an answer"
              + " and rounds:manage. As long as the round is in review the customer is placed anew"
              + " by what the ledger says now.")
  ContestJson settle(@PathVariable long contest, @RequestBody SettlementJson settlement) {
    return ContestJson.of(reviews.settle(contest, settlement.outcome(), settlement.answer()));
  }

  private ReviewJson review(long round, long customer) {
    var placed = placements.show(rounds.find(round), new CustomerId(customer));
    return new ReviewJson(
        PlacedJson.of(placed),
        reviews.mine(placed).orElse(null),
        reviews.contests(placed).stream().map(ContestJson::of).toList(),
        reviews.remarks(placed).stream().map(RemarkJson::of).toList());
  }

  private RoundJson json(Round round) {
    return RoundJson.of(round, plans.of(round).values());
  }

  record RoundsJson(List<RoundJson> items, @Nullable Long next) implements Paged {}

  record NewRoundJson(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Round.@Nullable Scope scope,
      @Nullable String note) {}

  record DecisionJson(@Nullable List<PlanJson> plans) {
    List<Plan> planned() {
      List<Plan> planned = new ArrayList<>();
      for (PlanJson plan : plans == null ? List.<PlanJson>of() : plans) {
        planned.add(
            new Plan(
                required("group", plan.group()),
                required("contribution", plan.contribution()),
                required("hours", plan.hours())));
      }
      return planned;
    }
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw Refusal.of(List.of(FieldFault.of(field, "web.field.required")));
    }
    return value;
  }

  record PlacementsJson(List<PlacedJson> items, @Nullable String next) implements Paged {}

  record MeasurementJson(
      LocalDate from, LocalDate to, List<MeasuredJson> groups, List<WaitedJson> waits) {}

  record OpinionJson(@Nullable Opinion opinion) {}

  record NewContestJson(@Nullable Fact fact, @Nullable String words) {}

  record NewRemarkJson(@Nullable String words) {}

  record SettlementJson(@Nullable Outcome outcome, @Nullable String answer) {}
}
