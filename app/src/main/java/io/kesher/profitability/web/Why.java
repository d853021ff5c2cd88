package io.kesher.profitability.web;

import io.kesher.profitability.ClassifierInput;
import io.kesher.profitability.Condition.Side;
import io.kesher.profitability.DrawnPolicy.Check;
import io.kesher.profitability.Explanation;
import io.kesher.profitability.Group;
import io.kesher.profitability.Standing;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why a customer is in their group, in a sentence: the facts that count, and what would change it.
 *
 * @param ranked how many customers are ranked
 * @param months how many months the period has
 */
record Why(Frame frame, Explanation explanation, long ranked, int months) {

  /** The facts: place, time, months with income, lines. */
  String facts() {
    Standing standing = explanation.standing();
    var facts = standing.facts();
    if (standing.rank() == null) {
      return frame.say("profitability.why.nothing");
    }
    return frame.say(
        "profitability.why.facts",
        frame.money(facts.contribution()),
        frame.number(standing.rank()),
        frame.number(ranked),
        frame.minutes(facts.seconds()),
        frame.number(monthsWithIncome()),
        frame.number(months),
        facts.breadth());
  }

  private long monthsWithIncome() {
    return explanation
        .standing()
        .facts()
        .persistence()
        .multiply(BigDecimal.valueOf(months))
        .setScale(0, RoundingMode.HALF_UP)
        .longValue();
  }

  /** What would change it; with the rule of two periods where it applies. */
  String change() {
    Standing standing = explanation.standing();
    Group raw = standing.raw();
    if (raw == null || standing.group() == null) {
      return frame.say("profitability.why.no-group");
    }
    if (standing.waits() && explanation.classification().holds()) {
      return frame.say("profitability.why.held", word(raw));
    }
    if (standing.waits()) {
      return frame.say(
          "profitability.why.waits",
          word(raw),
          frame.money(explanation.classification().policy().largeChange()));
    }
    return explanation.nextAbove().map(this::upwards).orElseGet(this::downwards);
  }

  private String upwards(Group above) {
    List<Check> missing = explanation.missingFor(above);
    return missing.isEmpty()
        ? frame.say("profitability.why.taken-before", word(above))
        : frame.say("profitability.why.up", word(above), list(missing));
  }

  /** For those at the top what would bring them down; for those too new when they are judged. */
  private String downwards() {
    List<Check> holding =
        explanation.decisive().stream()
            .filter(check -> check.condition().side() != Side.ABOVE)
            .toList();
    Check first = holding.isEmpty() ? explanation.decisive().getFirst() : holding.getFirst();
    if (first.condition().input() == ClassifierInput.TENURE) {
      return frame.say(
          "profitability.why.new", explanation.standing().tenure(), frame.number(first.line(), 0));
    }
    return frame.say(
        "profitability.why.down",
        Conditions.inWords(frame, first.condition(), first.line()),
        frame.money(explanation.classification().policy().largeChange()));
  }

  /** Each fact once, by the first of its conditions: what is below zero need not be told twice. */
  private String list(List<Check> checks) {
    Map<ClassifierInput, Check> first = new LinkedHashMap<>();
    checks.forEach(check -> first.putIfAbsent(check.condition().input(), check));
    return first.values().stream()
        .map(check ->
            frame.say(
                "profitability.why.missing",
                Conditions.inWords(frame, check.condition(), check.line()),
                Conditions.amountInWords(frame, check.condition().input(), check.fact())))
        .collect(Collectors.joining("; "));
  }

  private String word(Group group) {
    return frame.say("web.group." + group);
  }
}
