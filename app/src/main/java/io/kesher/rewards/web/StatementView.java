package io.kesher.rewards.web;

import io.kesher.identity.EmployeeId;
import io.kesher.rewards.RewardLine;
import io.kesher.rewards.Statement;
import io.kesher.rewards.StatementLines.Sum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a statement shows.
 *
 * @param mine whether it is the reader's own
 * @param asked what the lines were narrowed to, as it stands in the address; empty: all
 * @param more where the lines go on; absent after the last
 */
public record StatementView(
    MonthChoice months,
    Statement statement,
    boolean mine,
    boolean others,
    List<Sum> sums,
    List<RewardLine> lines,
    String asked,
    @Nullable String more,
    RewardBars bars,
    RuleWords words) {

  /** Its address, for another month. */
  public String path(Object month) {
    return "/rewards?month=" + month + employee();
  }

  public String linePath(RewardLine line) {
    return "/rewards/lines/"
        + line.of().key()
        + "?month="
        + line.month()
        + "&employee="
        + statement.employee().value();
  }

  private String employee() {
    EmployeeId employee = statement.employee();
    return mine ? "" : "&employee=" + employee.value();
  }

  public String narrowed(Sum sum) {
    var rule = sum.rule();
    return path(months.chosen())
        + "&what="
        + sum.what()
        + (rule == null ? "" : "&rule=" + rule.id())
        + "#lines";
  }
}
