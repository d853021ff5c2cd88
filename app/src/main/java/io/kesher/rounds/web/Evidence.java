package io.kesher.rounds.web;

import io.kesher.profitability.DrawnPolicy.Check;
import io.kesher.profitability.Group;
import io.kesher.rounds.Contest;
import io.kesher.rounds.GroupOverride;
import io.kesher.rounds.Opinion;
import io.kesher.rounds.Placed;
import io.kesher.rounds.Remark;
import io.kesher.rounds.Round;
import io.kesher.rounds.Round.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One customer of a round, as the team looks at them.
 *
 * @param named whether the reader has asked who it is
 * @param team whose customers the reader goes through; absent: all that they see
 * @param before whom they came from
 * @param mine what the reader has said
 * @param override that a publication of today would heed
 * @param left how many the reader has still to look at
 */
public record Evidence(
    Round round,
    Placed placed,
    boolean named,
    @Nullable Long team,
    @Nullable Long before,
    MonthBars months,
    @Nullable Opinion mine,
    List<Contest> contests,
    List<Remark> remarks,
    @Nullable GroupOverride override,
    int left) {

  public boolean inReview() {
    return round.stage() == Stage.REVIEW;
  }

  public boolean disputed() {
    return contests.stream().anyMatch(Contest::open);
  }

  /**
   * The rules worth showing: that of the group proposed, of the one before, of what the facts say.
   */
  public Set<Group> rules() {
    Set<Group> rules = EnumSet.noneOf(Group.class);
    for (Group group : new Group[] {placed.raw(), placed.to(), placed.from()}) {
      if (group != null && group != Group.D) {
        rules.add(group);
      }
    }
    return rules;
  }

  public List<Check> checks(Group group) {
    return all().getOrDefault(group, List.of());
  }

  private Map<Group, List<Check>> all() {
    var lines = round.policy();
    return lines == null ? Map.of() : placed.checks(lines);
  }

  /** The page of the same customer with more, or less, to be asked for. */
  public String link(boolean withName) {
    return "/rounds/"
        + round.id()
        + "/customers/"
        + placed.customer().value()
        + "?named="
        + withName
        + (team == null ? "" : "&team=" + team);
  }

  public String next() {
    return "/rounds/"
        + round.id()
        + "/review?after="
        + placed.customer().value()
        + (team == null ? "" : "&team=" + team);
  }

  public @Nullable String previous() {
    return before == null
        ? null
        : "/rounds/" + round.id() + "/customers/" + before + (team == null ? "" : "?team=" + team);
  }
}
