package io.kesher.rounds.web;

import io.kesher.profitability.Group;
import io.kesher.rounds.Contest;
import io.kesher.rounds.Flows;
import io.kesher.rounds.Placements;
import io.kesher.rounds.Plan;
import io.kesher.rounds.Playbook;
import io.kesher.rounds.Round;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a round shows.
 *
 * @param last the one published before it; absent for the first
 * @param chart absent as long as it is worked out
 * @param mine how many the reader has still to look at
 * @param disputes how many are open
 */
public record RoundView(
    Round round,
    @Nullable Round last,
    @Nullable FlowChart chart,
    int mine,
    int disputes,
    List<Placements.Progress> progress,
    List<Placements.Said> said,
    List<Contest> contests,
    Map<Group, Playbook> playbooks,
    Map<Group, Plan> plans,
    Map<String, String> teams) {

  public boolean isReady() {
    return round.flows() != null && round.stage() != Round.Stage.COMPUTING;
  }

  /** What is typed into a plan's field before anybody has planned: the group as it is. */
  public String planned(Group group, boolean hours) {
    var plan = plans.get(group);
    if (plan != null) {
      return plain(hours ? plan.hours() : plan.contribution());
    }
    Flows flows = round.flows();
    if (flows == null) {
      return "";
    }
    var sum = flows.to(group);
    return hours
        ? plain(
            BigDecimal.valueOf(sum.seconds())
                .divide(BigDecimal.valueOf(3600), 0, RoundingMode.HALF_UP))
        : plain(sum.contribution().setScale(0, RoundingMode.HALF_UP));
  }

  private static String plain(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }

  /** What the last round said of a group. */
  public Flows.@Nullable Sum before(Group group) {
    return last == null || last.flows() == null ? null : last.flows().to(group);
  }
}
