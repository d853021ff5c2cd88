package io.kesher.profitability.web;

import io.kesher.profitability.DrawnPolicy.Check;
import io.kesher.profitability.Facts;
import io.kesher.profitability.Group;
import io.kesher.profitability.GroupChange;
import io.kesher.profitability.Standing;
import io.kesher.values.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of a customer, for their page.
 *
 * @param facts over the period chosen
 * @param standing in the office's standard period, on which groups rest
 * @param why the facts in a sentence, and {@code change} what would change the group; empty before
 *     the first classification
 * @param classified the period that decided
 * @param checks each rule's conditions beside the facts
 * @param next the group above, absent where there is none
 */
public record Verdict(
    PeriodChoice choice,
    Facts facts,
    Spark spark,
    Standing standing,
    String why,
    String change,
    @Nullable Period classified,
    Map<Group, List<Check>> checks,
    @Nullable Group next,
    List<GroupChange> history) {

  /** Rules worth showing: the one that decided, and that of the group above. */
  public List<Group> rules() {
    return Stream.of(standing.raw(), next)
        .filter(group -> group != null && checks.containsKey(group))
        .map(Objects::requireNonNull)
        .distinct()
        .toList();
  }

  public Falls falls() {
    return new Falls(facts);
  }

  public List<Check> checks(Group group) {
    return checks.getOrDefault(group, List.of());
  }
}
