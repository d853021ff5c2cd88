package io.kesher.profitability.web;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.profitability.Classification;
import io.kesher.profitability.Classifications;
import io.kesher.profitability.ClassifierInput;
import io.kesher.profitability.Condition;
import io.kesher.profitability.DrawnPolicy.Check;
import io.kesher.profitability.Explanation;
import io.kesher.profitability.Group;
import io.kesher.profitability.GroupChange;
import io.kesher.profitability.GroupChanges;
import io.kesher.profitability.Policies;
import io.kesher.profitability.Simulation;
import io.kesher.profitability.Simulations;
import io.kesher.profitability.Standings;
import io.kesher.profitability.Threshold;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("groups:see")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "classification")
class ClassificationApi {
  private final Customers customers;
  private final Standings standings;
  private final Policies policies;
  private final Classifications classifications;
  private final GroupChanges changes;
  private final Simulations simulations;

  ClassificationApi(
      Customers customers,
      Standings standings,
      Policies policies,
      Classifications classifications,
      GroupChanges changes,
      Simulations simulations) {
    this.customers = customers;
    this.standings = standings;
    this.policies = policies;
    this.classifications = classifications;
    this.changes = changes;
    this.simulations = simulations;
  }

  @GetMapping("/customers/{id}/classification")
  @Operation(
      summary = "A customer's group and why",
      description =
          "Every rule with its conditions held against the facts of the standard period; what is"
              + " missing for the next group above; the groups they have been in.")
  WhyJson why(@PathVariable long id) {
    var customer = customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound).id();
    customers.require(customer, "ledger:see");
    var explanation = standings.explanation(customer);
    return explanation == null ? WhyJson.NOT_YET : WhyJson.of(explanation, changes.of(customer));
  }

  @GetMapping("/profitability/classification")
  @Operation(summary = "The latest classification: period, policy with its lines drawn, who moved")
  ClassificationJson latest() {
    return classifications.latest().map(ClassificationJson::of).orElseThrow(Refusal::notFound);
  }

  @GetMapping("/profitability/policies")
  @Operation(summary = "The policies the office has used, the one in force first")
  List<VersionJson> policies() {
    policies.inForce();
    return policies.all().stream().map(VersionJson::of).toList();
  }

  @May("groups:manage")
  @PostMapping("/profitability/policies")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Put a policy in force",
      description =
          "Everybody is put into groups by it in the background, in a large base within minutes:"
              + " /api/v1/profitability/classification then names this version. Where a round has"
              + " been published its groups hold, and the next round uses it.")
  VersionJson adopt(@RequestBody NewPolicyJson policy) {
    var wished = LedgerApi.PostingJson.required("policy", policy.policy()).policy();
    return VersionJson.of(classifications.use(wished, policy.note()));
  }

  @May("groups:manage")
  @PostMapping("/profitability/simulations")
  @Operation(summary = "What a policy would do to the base, without doing it")
  SimulationJson simulate(@RequestBody PolicyJson policy) {
    return SimulationJson.of(simulations.of(policy.policy()));
  }

  record NewPolicyJson(@Nullable PolicyJson policy, @Nullable String note) {}

  record VersionJson(int version, PolicyJson policy, @Nullable String note, Instant createdAt) {
    static VersionJson of(Policies.Version version) {
      return new VersionJson(
          version.version(), PolicyJson.of(version.policy()), version.note(), version.createdAt());
    }
  }

  /**
   * @param round that published it, and whose groups hold until the next; absent as long as groups
   *     follow the facts by themselves
   */
  record ClassificationJson(
      @Nullable Long round,
      int policyVersion,
      LocalDate from,
      LocalDate to,
      PolicyJson policy,
      long customers,
      long moved,
      long waiting,
      List<Classification.Move> moves,
      Instant at) {
    static ClassificationJson of(Classification classification) {
      return new ClassificationJson(
          classification.round(),
          classification.policyVersion(),
          classification.period().from(),
          classification.period().to(),
          PolicyJson.of(classification.policy()),
          classification.customers(),
          classification.moved(),
          classification.waiting(),
          classification.moves(),
          classification.at());
    }
  }

  record SimulationJson(PolicyJson policy, List<Simulation.Flow> flows, long waiting) {
    static SimulationJson of(Simulation simulation) {
      return new SimulationJson(
          PolicyJson.of(simulation.policy()), simulation.flows(), simulation.waiting());
    }
  }

  record WhyJson(
      @Nullable Group group,
      @Nullable Group raw,
      boolean waiting,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Integer policyVersion,
      Map<Group, List<CheckJson>> rules,
      @Nullable Group nextAbove,
      List<CheckJson> missing,
      List<GroupChange> history) {
    static final WhyJson NOT_YET =
        new WhyJson(null, null, false, null, null, null, Map.of(), null, List.of(), List.of());

    static WhyJson of(Explanation why, List<GroupChange> history) {
      var standing = why.standing();
      var classification = why.classification();
      var next = why.nextAbove();
      return new WhyJson(
          standing.group(),
          standing.raw(),
          standing.waits(),
          classification.period().from(),
          classification.period().to(),
          classification.policyVersion(),
          CheckJson.of(why.checks()),
          next.orElse(null),
          CheckJson.of(next.map(why::missingFor).orElse(List.of())),
          history);
    }
  }

  /**
   * A fact beside its threshold.
   *
   * @param line in the unit of the input; seconds for time
   * @param fact absent where the customer has no such fact
   */
  record CheckJson(
      ClassifierInput input,
      Condition.Side side,
      Threshold threshold,
      BigDecimal line,
      @Nullable BigDecimal fact,
      boolean holds) {
    static Map<Group, List<CheckJson>> of(Map<Group, List<Check>> rules) {
      Map<Group, List<CheckJson>> checks = new EnumMap<>(Group.class);
      rules.forEach((group, rule) -> checks.put(group, of(rule)));
      return checks;
    }

    static List<CheckJson> of(List<Check> rule) {
      return rule.stream()
          .map(check ->
              new CheckJson(
                  check.condition().input(),
                  check.condition().side(),
                  check.condition().threshold(),
                  Amounts.money(check.line()),
                  Amounts.moneyOrNull(check.fact()),
                  check.holds()))
          .toList();
    }
  }
}
