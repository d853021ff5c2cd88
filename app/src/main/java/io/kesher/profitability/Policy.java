package io.kesher.profitability;

import static io.kesher.profitability.ClassifierInput.BREADTH;
import static io.kesher.profitability.ClassifierInput.CONTRIBUTION;
import static io.kesher.profitability.ClassifierInput.PERSISTENCE;
import static io.kesher.profitability.ClassifierInput.TENURE;
import static io.kesher.profitability.ClassifierInput.TIME;
import static io.kesher.profitability.Condition.Side.ABOVE;
import static io.kesher.profitability.Condition.Side.AT_LEAST;
import static io.kesher.profitability.Condition.Side.AT_MOST;
import static io.kesher.profitability.Condition.Side.BELOW;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How the office puts customers into groups. Rules are tried in their order and the first that
 * holds decides; who fits none is {@link Group#D}. A customer who would move does so only when the
 * period before said the same, or when the change is large: a trend, up or down, of at least {@code
 * largeChange}.
 *
 * @param rules one for each group but D, in the order in which they are tried
 * @param largeChange of contribution against the period before, without its sign
 */
public record Policy(List<Rule> rules, Threshold largeChange) {
  private static final Set<Group> RULED = EnumSet.complementOf(EnumSet.of(Group.D));

  /** Too new first, then loss-making: nobody who loses money can be key. */
  public static final Policy DEFAULT =
      new Policy(
          List.of(
              new Rule(Group.N, List.of(new Condition(TENURE, BELOW, Threshold.value(6)))),
              new Rule(
                  Group.C,
                  List.of(
                      new Condition(CONTRIBUTION, BELOW, Threshold.value(0)),
                      new Condition(TIME, AT_LEAST, Threshold.percentile(50)))),
              new Rule(
                  Group.A,
                  List.of(
                      new Condition(CONTRIBUTION, AT_LEAST, Threshold.percentile(90)),
                      new Condition(CONTRIBUTION, ABOVE, Threshold.value(0)),
                      new Condition(TIME, AT_MOST, Threshold.percentile(90)),
                      new Condition(PERSISTENCE, AT_LEAST, Threshold.percentile(70)),
                      new Condition(BREADTH, AT_LEAST, Threshold.percentile(70)))),
              new Rule(
                  Group.B,
                  List.of(
                      new Condition(CONTRIBUTION, AT_LEAST, Threshold.percentile(65)),
                      new Condition(CONTRIBUTION, ABOVE, Threshold.value(0))))),
          Threshold.percentile(90));

  public Policy {
    rules = List.copyOf(rules);
    var groups = rules.stream().map(Rule::group).toList();
    if (groups.size() != RULED.size() || !RULED.containsAll(groups)) {
      throw new IllegalArgumentException("one rule for each of " + RULED + ", not for " + groups);
    }
  }
}
