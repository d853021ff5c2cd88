package io.kesher.profitability.web;

import io.kesher.profitability.ClassifierInput;
import io.kesher.profitability.Condition;
import io.kesher.profitability.DrawnPolicy;
import io.kesher.profitability.Group;
import io.kesher.profitability.Policy;
import io.kesher.profitability.Rule;
import io.kesher.profitability.Threshold;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is written and read.
 *
 * @param rules one for each group but D, in the order in which they are tried
 */
record PolicyJson(@Nullable List<RuleJson> rules, @Nullable ThresholdJson largeChange) {
  record RuleJson(@Nullable Group group, @Nullable List<ConditionJson> conditions) {}

  /**
   * @param line what a percentile stands for in the base as it is; read only
   */
  record ConditionJson(
      @Nullable ClassifierInput input,
      Condition.@Nullable Side side,
      @Nullable ThresholdJson threshold,
      @Nullable BigDecimal line) {}

  record ThresholdJson(Threshold.@Nullable Kind kind, @Nullable BigDecimal value) {
    private Threshold threshold() {
      try {
        return new Threshold(present("threshold.kind", kind), present("threshold.value", value));
      } catch (IllegalArgumentException outside) {
        throw Refusal.of(
            List.of(FieldFault.of("threshold.value", "profitability.refusal.percentile")));
      }
    }
  }

  Policy policy() {
    try {
      return new Policy(
          present("rules", rules).stream().map(PolicyJson::rule).toList(),
          present("largeChange", largeChange).threshold());
    } catch (IllegalArgumentException incomplete) {
      throw Refusal.of(List.of(FieldFault.of("rules", "profitability.refusal.rules")));
    }
  }

  private static Rule rule(RuleJson rule) {
    return new Rule(
        present("group", rule.group()),
        present("conditions", rule.conditions()).stream().map(PolicyJson::condition).toList());
  }

  private static Condition condition(ConditionJson condition) {
    return new Condition(
        present("input", condition.input()),
        present("side", condition.side()),
        present("threshold", condition.threshold()).threshold());
  }

  private static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw Refusal.of(List.of(FieldFault.of(field, "web.field.required")));
    }
    return value;
  }

  static PolicyJson of(Policy policy) {
    return new PolicyJson(
        policy.rules().stream()
            .map(rule ->
                new RuleJson(
                    rule.group(),
                    rule.conditions().stream().map(each -> condition(each, null)).toList()))
            .toList(),
        threshold(policy.largeChange()));
  }

  static PolicyJson of(DrawnPolicy policy) {
    return new PolicyJson(
        policy.rules().stream()
            .map(rule ->
                new RuleJson(
                    rule.group(),
                    rule.conditions().stream()
                        .map(each -> condition(each.condition(), each.line()))
                        .toList()))
            .toList(),
        new ThresholdJson(Threshold.Kind.VALUE, policy.largeChange()));
  }

  private static ConditionJson condition(Condition condition, @Nullable BigDecimal line) {
    return new ConditionJson(
        condition.input(), condition.side(), threshold(condition.threshold()), line);
  }

  private static ThresholdJson threshold(Threshold threshold) {
    return new ThresholdJson(threshold.kind(), threshold.value());
  }
}
