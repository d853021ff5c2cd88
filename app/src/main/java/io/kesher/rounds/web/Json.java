package io.kesher.rounds.web;

import io.kesher.profitability.Group;
import io.kesher.rounds.Contest;
import io.kesher.rounds.Flows;
import io.kesher.rounds.GroupOverride;
import io.kesher.rounds.Measurement;
import io.kesher.rounds.Opinion;
import io.kesher.rounds.Placed;
import io.kesher.rounds.Plan;
import io.kesher.rounds.Playbook;
import io.kesher.rounds.Remark;
import io.kesher.rounds.Round;
import io.kesher.rounds.Waiting;
import io.kesher.rounds.Waits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rounds as JSON has them. */
final class Json {
  private Json() {}

  /**
   * @param outdated whether the ledger has moved on since it was worked out
   */
  record RoundJson(
      long id,
      LocalDate from,
      LocalDate to,
      Round.Scope scope,
      @Nullable String note,
      Round.Stage stage,
      @Nullable Integer policyVersion,
      boolean outdated,
      List<FlowJson> flows,
      List<PlanJson> plans,
      Instant openedAt,
      @Nullable Instant computedAt,
      @Nullable Instant decidedAt,
      @Nullable Instant publishedAt) {
    static RoundJson of(Round round, Collection<Plan> plans) {
      var flows = round.flows();
      return new RoundJson(
          round.id(),
          round.period().from(),
          round.period().to(),
          round.scope(),
          round.note(),
          round.stage(),
          round.policyVersion(),
          round.outdated(),
          flows == null ? List.of() : flows.all().stream().map(FlowJson::of).toList(),
          plans.stream().map(PlanJson::of).toList(),
          round.openedAt(),
          round.computedAt(),
          round.decidedAt(),
          round.publishedAt());
    }
  }

  record FlowJson(
      @Nullable Group from,
      @Nullable Group to,
      long customers,
      BigDecimal contribution,
      BigDecimal income,
      long seconds) {
    static FlowJson of(Flows.Flow flow) {
      return new FlowJson(
          flow.from(),
          flow.to(),
          flow.customers(),
          money(flow.contribution()),
          money(flow.income()),
          flow.seconds());
    }
  }

  record PlanJson(Group group, BigDecimal contribution, BigDecimal hours) {
    static PlanJson of(Plan plan) {
      return new PlanJson(plan.group(), plan.contribution(), plan.hours());
    }
  }

  /**
   * @param raw what the facts of the period say by themselves
   * @param decided what counts instead of {@code to}
   */
  record PlacedJson(
      long customer,
      @Nullable Group from,
      @Nullable Group raw,
      @Nullable Group to,
      @Nullable Group decided,
      BigDecimal contribution,
      BigDecimal income,
      BigDecimal directCost,
      long seconds,
      long estimatedSeconds,
      BigDecimal persistence,
      int breadth,
      int tenure) {
    static PlacedJson of(Placed placed) {
      var facts = placed.facts();
      return new PlacedJson(
          placed.customer().value(),
          placed.from(),
          placed.raw(),
          placed.to(),
          placed.decided(),
          money(facts.contribution()),
          money(facts.income()),
          money(facts.directCost()),
          facts.seconds(),
          facts.estimatedSeconds(),
          facts.persistence().setScale(4, RoundingMode.HALF_EVEN),
          facts.breadth(),
          placed.tenure());
    }
  }

  record ReviewJson(
      PlacedJson placed,
      @Nullable Opinion mine,
      List<ContestJson> contests,
      List<RemarkJson> remarks) {}

  record ContestJson(
      long id,
      long round,
      long customer,
      Contest.Fact fact,
      String words,
      @Nullable Group then,
      Instant openedAt,
      Contest.@Nullable Outcome outcome,
      @Nullable String answer,
      @Nullable Group now,
      @Nullable Instant settledAt) {
    static ContestJson of(Contest contest) {
      return new ContestJson(
          contest.id(),
          contest.round(),
          contest.customer().value(),
          contest.fact(),
          contest.words(),
          contest.then(),
          contest.openedAt(),
          contest.outcome(),
          contest.answer(),
          contest.now(),
          contest.settledAt());
    }
  }

  record RemarkJson(long id, String words, @Nullable String by, Instant at) {
    static RemarkJson of(Remark remark) {
      return new RemarkJson(remark.id(), remark.words(), remark.by(), remark.at());
    }
  }

  /**
   * @param factsSaid the group of the facts when it was made
   * @param answer whether it was right, as far as a later round tells
   */
  record OverrideJson(
      long id,
      long round,
      long customer,
      Group group,
      @Nullable Group factsSaid,
      GroupOverride.Reason reason,
      String words,
      @Nullable String by,
      Instant at,
      LocalDate expiresOn,
      @Nullable Instant withdrawnAt,
      GroupOverride.Answer answer) {
    static OverrideJson of(GroupOverride override) {
      return new OverrideJson(
          override.id(),
          override.round(),
          override.customer().value(),
          override.group(),
          override.factsSaid(),
          override.reason(),
          override.words(),
          override.by(),
          override.at(),
          override.expiresOn(),
          override.withdrawnAt(),
          override.answer());
    }
  }

  /**
   * @param few whether chance alone may have done it
   */
  record MeasuredJson(
      Group group,
      long customers,
      long active,
      BigDecimal contributionBefore,
      BigDecimal contributionAfter,
      @Nullable BigDecimal perHourBefore,
      @Nullable BigDecimal perHourAfter,
      boolean few) {
    static MeasuredJson of(Measurement.Measured measured) {
      return new MeasuredJson(
          measured.group(),
          measured.customers(),
          measured.active(),
          money(measured.before()),
          money(measured.after()),
          moneyOrNull(measured.perHourBefore()),
          moneyOrNull(measured.perHourAfter()),
          measured.few());
    }
  }

  /**
   * @param few whether chance alone may have made the difference
   */
  record WaitedJson(Group group, Waiting before, Waiting after, boolean few) {
    static WaitedJson of(Waits.Waited waited) {
      return new WaitedJson(waited.group(), waited.before(), waited.after(), waited.few());
    }
  }

  record PlaybookJson(
      Group group,
      int version,
      @Nullable BigDecimal answerHours,
      List<Playbook.Channel> channels,
      @Nullable Integer rhythmDays,
      Playbook.Holder heldBy,
      String script,
      String never,
      @Nullable String adoptedBy,
      @Nullable Instant adoptedAt) {
    static PlaybookJson of(Playbook playbook) {
      return new PlaybookJson(
          playbook.group(),
          playbook.version(),
          playbook.answerHours(),
          playbook.channels(),
          playbook.rhythmDays(),
          playbook.heldBy(),
          playbook.script(),
          playbook.never(),
          playbook.by(),
          playbook.at());
    }
  }

  static BigDecimal money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN);
  }

  static @Nullable BigDecimal moneyOrNull(@Nullable BigDecimal amount) {
    return amount == null ? null : money(amount);
  }
}
