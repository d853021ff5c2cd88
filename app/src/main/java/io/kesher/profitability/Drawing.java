package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.STANDING;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.percentileDisc;
import static org.jooq.impl.DSL.when;

import io.kesher.profitability.DrawnPolicy.DrawnCondition;
import io.kesher.profitability.DrawnPolicy.DrawnRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.CaseConditionStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Draws a policy's lines through a base, and writes its rules as one expression over that base's
 * facts.
 */
final class Drawing {
  private final DSLContext database;

  Drawing(DSLContext database) {
    this.database = database;
  }

  /**
   * The policy with its percentiles taken over those who have entries.
   *
   * @param facts with the standing's columns
   * @param trend absent where nobody can move: then every change is large
   */
  DrawnPolicy draw(Policy policy, Table<?> facts, @Nullable Field<BigDecimal> trend) {
    Set<Field<?>> asked = new LinkedHashSet<>();
    policy
        .rules()
        .forEach(rule -> rule.conditions().forEach(condition -> ask(condition, facts, asked)));
    Field<?> large = trend == null ? null : percentile(policy.largeChange(), abs(trend));
    if (large != null) {
      asked.add(large);
    }
    Record lines =
        asked.isEmpty()
            ? null
            : database
                .select(asked)
                .from(facts)
                .where(requireNonNull(facts.field(STANDING.ENTRIES)).gt(0))
                .fetchSingle();
    List<DrawnRule> rules = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      rules.add(
          new DrawnRule(
              rule.group(),
              rule.conditions().stream()
                  .map(each ->
                      new DrawnCondition(
                          each, line(each.threshold(), each.input().in(facts), lines)))
                  .toList()));
    }
    return new DrawnPolicy(
        rules, trend == null ? BigDecimal.ZERO : line(policy.largeChange(), abs(trend), lines));
  }

  private static void ask(Condition condition, Table<?> facts, Set<Field<?>> asked) {
    Field<?> percentile = percentile(condition.threshold(), condition.input().in(facts));
    if (percentile != null) {
      asked.add(percentile);
    }
  }

  private static @Nullable Field<?> percentile(Threshold threshold, Field<? extends Number> fact) {
    if (threshold.kind() == Threshold.Kind.VALUE) {
      return null;
    }
    var share = inline(threshold.value().movePointLeft(2).doubleValue());
    return percentileDisc(share)
        .withinGroupOrderBy(fact)
        .as("p" + threshold.value() + "_" + fact.getName());
  }

  private static BigDecimal line(
      Threshold threshold, Field<? extends Number> fact, @Nullable Record lines) {
    Field<?> percentile = percentile(threshold, fact);
    if (percentile == null) {
      return threshold.value();
    }
    BigDecimal line = requireNonNull(lines).get(percentile.getName(), BigDecimal.class);
    return line == null ? BigDecimal.ZERO : line;
  }

  /**
   * What the facts say, before hysteresis: the same as {@link DrawnPolicy#group}, for a whole base.
   */
  static Field<String> group(DrawnPolicy policy, Table<?> facts) {
    var active = requireNonNull(facts.field(STANDING.ENTRIES)).gt(0);
    CaseConditionStep<String> cases = null;
    for (DrawnRule rule : policy.rules()) {
      org.jooq.Condition fits = rule.group() == Group.N ? DSL.trueCondition() : active;
      for (DrawnCondition drawn : rule.conditions()) {
        fits = fits.and(condition(drawn, facts));
      }
      String group = rule.group().name();
      cases = cases == null ? when(fits, inline(group)) : cases.when(fits, inline(group));
    }
    return requireNonNull(cases)
        .when(active, inline(Group.D.name()))
        .otherwise(inline((String) null));
  }

  /**
   * The rule of hysteresis.
   *
   * @param raw what the facts of the period say
   * @param groupBefore the group that a customer leaves only for a reason
   * @param rawBefore what the facts of the period before said
   */
  static Field<String> settled(
      DrawnPolicy policy,
      Field<String> raw,
      Field<String> groupBefore,
      Field<String> rawBefore,
      Field<BigDecimal> trend) {
    return when(raw.isNull(), raw)
        .when(groupBefore.isNull().or(groupBefore.eq(Group.N.name())), raw)
        .when(raw.eq(rawBefore), raw)
        .when(abs(trend).ge(policy.largeChange()), raw)
        .otherwise(groupBefore);
  }

  private static org.jooq.Condition condition(DrawnCondition drawn, Table<?> facts) {
    Field<BigDecimal> fact = drawn.condition().input().in(facts).coerce(BigDecimal.class);
    BigDecimal line = drawn.line();
    return switch (drawn.condition().side()) {
      case ABOVE -> fact.gt(line);
      case AT_LEAST -> fact.ge(line);
      case AT_MOST -> fact.le(line);
      case BELOW -> fact.lt(line);
    };
  }
}
