package io.kesher.rewards.web;

import io.kesher.api.Paged;
import io.kesher.identity.EmployeeId;
import io.kesher.profitability.Group;
import io.kesher.rewards.Dispute;
import io.kesher.rewards.RewardKind;
import io.kesher.rewards.RewardLine;
import io.kesher.rewards.Rule;
import io.kesher.rewards.RuleSet;
import io.kesher.rewards.Simulation;
import io.kesher.rewards.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rewards as JSON has them. */
final class Json {
  private Json() {}

  /**
   * @param open the first month that is not closed
   * @param first the month from which rules pay
   */
  record MonthsJson(@Nullable YearMonth first, @Nullable YearMonth open) {}

  record ClosingJson(@Nullable YearMonth month) {}

  record StatementJson(
      YearMonth month,
      long employee,
      String name,
      boolean closed,
      boolean left,
      BigDecimal earned,
      BigDecimal carriedIn,
      BigDecimal payable,
      BigDecimal carriedOut) {
    static StatementJson of(Statement statement) {
      return new StatementJson(
          statement.month(),
          statement.employee().value(),
          statement.name(),
          statement.closed(),
          statement.left(),
          money(statement.earned()),
          money(statement.carriedIn()),
          money(statement.payable()),
          money(statement.carriedOut()));
    }
  }

  record StatementsJson(List<StatementJson> items, @Nullable Long next) implements Paged {}

  /**
   * @param key of what was paid for: the same in all months with lines of it
   * @param kind absent for the answer to a dispute
   */
  record LineJson(
      @Nullable Long id,
      String key,
      YearMonth month,
      RewardLine.What what,
      @Nullable RewardKind kind,
      LocalDate day,
      @Nullable Long customer,
      @Nullable String customerName,
      @Nullable Long agreement,
      @Nullable String line,
      @Nullable Group group,
      @Nullable Long rule,
      boolean standsIn,
      BigDecimal share,
      BigDecimal base,
      BigDecimal amount) {
    static LineJson of(RewardLine line) {
      var customer = line.customerName() == null ? null : line.customer();
      var rule = line.rule();
      return new LineJson(
          line.id(),
          line.of().key(),
          line.month(),
          line.what(),
          line.of().kind(),
          line.day(),
          customer == null ? null : (Long) customer.value(),
          line.customerName(),
          line.agreement(),
          line.line(),
          line.group(),
          rule == null ? null : (Long) rule.id(),
          line.standsIn(),
          line.share().setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros(),
          money(line.base()),
          money(line.amount()));
    }
  }

  record LinesJson(List<LineJson> items, @Nullable String next) implements Paged {}

  record DisputeJson(
      long id,
      long line,
      YearMonth month,
      String key,
      BigDecimal amount,
      long employee,
      String words,
      Instant at,
      int version,
      Dispute.@Nullable Outcome outcome,
      @Nullable BigDecimal correction,
      @Nullable String answer,
      @Nullable Instant settledAt) {
    static DisputeJson of(Dispute dispute) {
      return new DisputeJson(
          dispute.id(),
          dispute.line(),
          dispute.month(),
          dispute.of().key(),
          money(dispute.amount()),
          dispute.employee().value(),
          dispute.words(),
          dispute.at(),
          dispute.version(),
          dispute.outcome(),
          dispute.correction(),
          dispute.answer(),
          dispute.settledAt());
    }
  }

  record DisputesJson(List<DisputeJson> items, @Nullable Long next) implements Paged {}

  /** What somebody says is wrong. */
  record NewDisputeJson(long line, @Nullable String words) {}

  record RuleJson(
      long id,
      int place,
      RewardKind kind,
      @Nullable Group group,
      @Nullable String line,
      @Nullable YearMonth from,
      @Nullable YearMonth to,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal amount,
      BigDecimal floor,
      int windowMonths,
      BigDecimal deputyShare) {
    static RuleJson of(Rule rule) {
      return new RuleJson(
          rule.id(),
          rule.place(),
          rule.kind(),
          rule.group(),
          rule.line(),
          rule.from(),
          rule.to(),
          rule.rate(),
          rule.amount(),
          rule.floor(),
          rule.windowMonths(),
          rule.deputyShare());
    }
  }

  /**
   * @param before place of the rule that pays
   * @param behind place of the one that could have
   * @param never whether nothing is left for the one behind
   */
  record CollisionJson(int before, int behind, boolean never) {}

  /**
   * @param acquiring place of the rule that pays more for who comes
   * @param keeping place of the rule for the renewal of who stays; absent: there is none
   */
  record PreferenceJson(int acquiring, @Nullable Integer keeping) {}

  record RuleSetJson(
      long id,
      @Nullable String note,
      int version,
      @Nullable YearMonth from,
      Instant draftedAt,
      @Nullable Instant adoptedAt,
      List<RuleJson> rules,
      List<CollisionJson> collisions,
      List<PreferenceJson> preferences) {
    static RuleSetJson of(RuleSet set) {
      return new RuleSetJson(
          set.id(),
          set.note(),
          set.version(),
          set.from(),
          set.draftedAt(),
          set.adoptedAt(),
          set.rules().stream().map(RuleJson::of).toList(),
          set.collisions().stream()
              .map(each ->
                  new CollisionJson(each.before().place(), each.behind().place(), each.never()))
              .toList(),
          set.preferences().stream().map(Json::preference).toList());
    }
  }

  private static PreferenceJson preference(RuleSet.Preference preference) {
    var keeping = preference.keeping();
    return new PreferenceJson(
        preference.acquiring().place(), keeping == null ? null : (Integer) keeping.place());
  }

  record RuleSetsJson(List<RuleSetJson> items, @Nullable Long next) implements Paged {}

  record AdoptionJson(@Nullable YearMonth from) {}

  record EmployeeSumJson(long employee, @Nullable BigDecimal now, BigDecimal then) {}

  record GroupSumJson(@Nullable Group group, @Nullable BigDecimal now, BigDecimal then) {}

  record KindSumJson(
      RewardKind kind,
      long events,
      @Nullable BigDecimal now,
      BigDecimal then,
      @Nullable BigDecimal rate) {}

  /**
   * @param now by the set in force; absent where there is none, or it is this one
   * @param taken what went back within the months: zero or below
   * @param share of what was kept
   */
  record SimulationJson(
      LocalDate from,
      LocalDate to,
      BigDecimal kept,
      @Nullable BigDecimal now,
      BigDecimal then,
      BigDecimal taken,
      BigDecimal unheld,
      @Nullable BigDecimal share,
      boolean prefersAcquiring,
      List<EmployeeSumJson> employees,
      List<GroupSumJson> groups,
      List<KindSumJson> kinds) {
    static SimulationJson of(Simulation simulation) {
      var now = simulation.now();
      var then = simulation.then();
      return new SimulationJson(
          simulation.period().from(),
          simulation.period().to(),
          money(simulation.kept()),
          now == null ? null : money(now.cost()),
          money(then.cost()),
          money(then.taken()),
          money(then.unheld()),
          fraction(simulation.share(then)),
          simulation.prefersAcquiring(),
          simulation.names().keySet().stream()
              .map(who -> employee(who, now, then))
              .filter(each ->
                  each.then().signum() != 0 || each.now() != null && each.now().signum() != 0)
              .toList(),
          Arrays.stream(Group.values())
              .map(group ->
                  new GroupSumJson(
                      group, now == null ? null : money(now.of(group)), money(then.of(group))))
              .toList(),
          Arrays.stream(RewardKind.values())
              .map(kind ->
                  new KindSumJson(
                      kind,
                      then.events(kind),
                      now == null ? null : money(now.of(kind)),
                      money(then.of(kind)),
                      fraction(then.rate(kind))))
              .toList());
    }

    private static EmployeeSumJson employee(
        EmployeeId who, Simulation.@Nullable Side now, Simulation.Side then) {
      return new EmployeeSumJson(
          who.value(), now == null ? null : money(now.of(who)), money(then.of(who)));
    }
  }

  private static BigDecimal money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN);
  }

  private static @Nullable BigDecimal fraction(@Nullable BigDecimal fraction) {
    return fraction == null ? null : fraction.setScale(4, RoundingMode.HALF_EVEN);
  }
}
