package io.kesher.profitability.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.profitability.Base;
import io.kesher.profitability.Explanation;
import io.kesher.profitability.Facts;
import io.kesher.profitability.GroupChanges;
import io.kesher.profitability.Months;
import io.kesher.profitability.Standing;
import io.kesher.profitability.Standings;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import io.kesher.web.Once;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a customer's page says of contribution and group. */
@Component
class Verdicts {
  private static final int SPARK = 44;

  private final Standings standings;
  private final GroupChanges changes;
  private final Months monthly;
  private final Base base;
  private final PeriodChoiceArgument periods;

  Verdicts(
      Standings standings,
      GroupChanges changes,
      Months monthly,
      Base base,
      PeriodChoiceArgument periods) {
    this.standings = standings;
    this.changes = changes;
    this.monthly = monthly;
    this.base = base;
    this.periods = periods;
  }

  /** Worked out once for a page, which shows it in several places. */
  Verdict of(Frame frame, Customer customer, @Nullable Period asked) {
    return Once.ask(
        Arrays.asList(Verdict.class, customer.id(), asked), () -> workOut(frame, customer, asked));
  }

  private Verdict workOut(Frame frame, Customer customer, @Nullable Period asked) {
    PeriodChoice choice = periods.choice(asked);
    Explanation explanation = standings.explanation(customer.id());
    Standing standing =
        explanation == null ? standings.standing(customer.id()) : explanation.standing();
    Facts facts =
        choice.isStandard() ? standing.facts() : standings.facts(customer.id(), choice.period());
    Spark spark = spark(customer.id(), choice.period(), facts);
    if (explanation == null) {
      return new Verdict(choice, facts, spark, standing, "", "", null, Map.of(), null, List.of());
    }
    Period classified = explanation.classification().period();
    var why =
        new Why(
            frame,
            explanation,
            base.summary(choice.standard()).customers(),
            classified.months().size());
    return new Verdict(
        choice,
        facts,
        spark,
        standing,
        why.facts(),
        why.change(),
        classified,
        explanation.checks(),
        explanation.nextAbove().orElse(null),
        changes.of(customer.id()));
  }

  private Spark spark(CustomerId customer, Period period, Facts facts) {
    Period year = Period.last12Months(YearMonth.from(period.to()));
    SortedMap<YearMonth, BigDecimal> months =
        monthly
            .contributions(List.of(customer), year)
            .getOrDefault(customer, Collections.emptySortedMap());
    return Spark.of(months, year.months(), facts, SPARK);
  }
}
