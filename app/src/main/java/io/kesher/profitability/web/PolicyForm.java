package io.kesher.profitability.web;

import io.kesher.profitability.ClassifierInput;
import io.kesher.profitability.Condition;
import io.kesher.profitability.Group;
import io.kesher.profitability.Policy;
import io.kesher.profitability.Rule;
import io.kesher.profitability.Threshold;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A policy as fields: each rule has its conditions and one line more to add another. A condition
 * whose value is emptied falls away.
 */
public record PolicyForm(List<Row> rows, String largeKind, String largeValue, String note) {
  private static final int MOST_CONDITIONS = 12;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * @param name what its fields begin with: {@code A.0}
   */
  public record Row(
      Group group, String name, String input, String side, String kind, String value) {}

  static PolicyForm of(Policy policy) {
    List<Row> rows = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      int place = 0;
      for (Condition condition : rule.conditions()) {
        rows.add(
            new Row(
                rule.group(),
                rule.group() + "." + place++,
                condition.input().name(),
                condition.side().name(),
                condition.threshold().kind().name(),
                Conditions.typed(condition.input(), condition.threshold())));
      }
      rows.add(blank(rule.group(), place));
    }
    return new PolicyForm(
        rows,
        policy.largeChange().kind().name(),
        Conditions.typed(ClassifierInput.CONTRIBUTION, policy.largeChange()),
        "");
  }

  private static Row blank(Group group, int place) {
    return new Row(group, group + "." + place, "CONTRIBUTION", "AT_LEAST", "VALUE", "");
  }

  /** What was sent, in the order of these groups. */
  static PolicyForm of(Map<String, String> sent, List<Group> groups) {
    List<Row> rows = new ArrayList<>();
    for (Group group : groups) {
      for (int place = 0; place < MOST_CONDITIONS; place++) {
        String name = group + "." + place;
        if (!sent.containsKey(name + ".value")) {
          break;
        }
        rows.add(
            new Row(
                group,
                name,
                sent(sent, name + ".input"),
                sent(sent, name + ".side"),
                sent(sent, name + ".kind"),
                sent(sent, name + ".value").strip()));
      }
    }
    return new PolicyForm(
        rows,
        sent(sent, "large.kind"),
        sent(sent, "large.value").strip(),
        sent(sent, "note").strip());
  }

  private static String sent(Map<String, String> sent, String name) {
    return sent.getOrDefault(name, "");
  }

  /** The rows by their group, in the order in which rules are tried. */
  public Map<Group, List<Row>> rules() {
    Map<Group, List<Row>> rules = new LinkedHashMap<>();
    rows.forEach(row -> rules.computeIfAbsent(row.group(), first -> new ArrayList<>()).add(row));
    return rules;
  }

  /** The policy; refused with each field that makes none. */
  Policy policy() {
    var typed = new Typed();
    List<Rule> rules = new ArrayList<>();
    rules()
        .forEach((group, lines) ->
            rules.add(
                new Rule(
                    group,
                    lines.stream()
                        .filter(line -> !line.value().isEmpty())
                        .map(line -> condition(typed, line))
                        .toList())));
    rules.stream()
        .filter(rule -> rule.conditions().isEmpty())
        .forEach(
            rule -> typed.fault(rule.group() + ".0.value", "profitability.groups.no-condition"));
    Threshold large =
        threshold(typed, "large.value", ClassifierInput.CONTRIBUTION, largeKind, largeValue);
    if (!typed.faults().isEmpty()) {
      throw Refusal.of(typed.faults());
    }
    return new Policy(rules, large);
  }

  private static Condition condition(Typed typed, Row row) {
    var input = one(ClassifierInput.class, row.input());
    return new Condition(
        input,
        one(Condition.Side.class, row.side()),
        threshold(typed, row.name() + ".value", input, row.kind(), row.value()));
  }

  private static Threshold threshold(
      Typed typed, String field, ClassifierInput input, String kind, String value) {
    var number = typed.number(field, value);
    if (one(Threshold.Kind.class, kind) == Threshold.Kind.VALUE) {
      return new Threshold(Threshold.Kind.VALUE, Conditions.value(input, number));
    }
    if (number.signum() < 0 || number.compareTo(HUNDRED) > 0) {
      typed.fault(field, "profitability.refusal.percentile");
      return Threshold.percentile(0);
    }
    return new Threshold(Threshold.Kind.PERCENTILE, number);
  }

  /** A choice of a list; another value never comes from the form. */
  private static <E extends Enum<E>> E one(Class<E> type, @Nullable String name) {
    try {
      return Enum.valueOf(type, name == null ? "" : name);
    } catch (IllegalArgumentException none) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
    }
  }
}
