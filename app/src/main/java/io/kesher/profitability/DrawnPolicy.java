package io.kesher.profitability;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy with its lines drawn: every percentile has become the value that it stood for in one
 * base and period.
 *
 * @param largeChange of contribution, without its sign
 */
public record DrawnPolicy(List<DrawnRule> rules, BigDecimal largeChange) {
  public DrawnPolicy {
    rules = List.copyOf(rules);
  }

  public record DrawnRule(Group group, List<DrawnCondition> conditions) {
    public DrawnRule {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * @param line in the unit of the input
   */
  public record DrawnCondition(Condition condition, BigDecimal line) {}

  /** One line of an explanation: a fact beside its threshold. */
  public record Check(
      Condition condition, BigDecimal line, @Nullable BigDecimal fact, boolean holds) {}

  /**
   * What the facts say, before hysteresis; absent for a customer without entries who is not new.
   */
  public @Nullable Group group(boolean active, Map<ClassifierInput, BigDecimal> facts) {
    for (DrawnRule rule : rules) {
      if ((active || rule.group() == Group.N)
          && checks(rule, facts).stream().allMatch(Check::holds)) {
        return rule.group();
      }
    }
    return active ? Group.D : null;
  }

  /**
   * The rule of hysteresis, for one customer.
   *
   * @param raw what the facts of the period say
   * @param before the group that they leave only for a reason
   * @param rawBefore what the facts of the period before said
   * @param trend of contribution, against the period before
   */
  public @Nullable Group settled(
      @Nullable Group raw, @Nullable Group before, @Nullable Group rawBefore, BigDecimal trend) {
    boolean moves =
        raw == null
            || before == null
            || before == Group.N
            || raw == rawBefore
            || trend.abs().compareTo(largeChange) >= 0;
    return moves ? raw : before;
  }

  /** Every rule with each of its conditions held against the facts. */
  public Map<Group, List<Check>> checks(Map<ClassifierInput, BigDecimal> facts) {
    Map<Group, List<Check>> checks = new EnumMap<>(Group.class);
    rules.forEach(rule -> checks.put(rule.group(), checks(rule, facts)));
    return checks;
  }

  private static List<Check> checks(DrawnRule rule, Map<ClassifierInput, BigDecimal> facts) {
    List<Check> checks = new ArrayList<>();
    for (DrawnCondition drawn : rule.conditions()) {
      Condition condition = drawn.condition();
      BigDecimal fact = facts.get(condition.input());
      checks.add(new Check(condition, drawn.line(), fact, condition.holds(fact, drawn.line())));
    }
    return checks;
  }
}
