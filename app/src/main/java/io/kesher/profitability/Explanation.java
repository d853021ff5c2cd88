package io.kesher.profitability;

import io.kesher.profitability.DrawnPolicy.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a customer is in their group: their facts beside the thresholds.
 *
 * @param checks each rule's conditions, held against the facts; none for {@link Group#D}, which is
 *     for those whom no rule takes
 */
public record Explanation(
    Standing standing, Classification classification, Map<Group, List<Check>> checks) {

  /**
   * The conditions that put the customer where they are; empty for D and for those without a group.
   */
  public List<Check> decisive() {
    return standing.raw() == null ? List.of() : checks.getOrDefault(standing.raw(), List.of());
  }

  /** What is missing for this group: the conditions of its rule that do not hold. */
  public List<Check> missingFor(Group group) {
    return checks.getOrDefault(group, List.of()).stream().filter(check -> !check.holds()).toList();
  }

  /**
   * The group that is next above: key for developing, developing for standard and for loss-making.
   * What is missing for it is what would change the group.
   */
  public Optional<Group> nextAbove() {
    return switch (standing.raw()) {
      case B -> Optional.of(Group.A);
      case C, D -> Optional.of(Group.B);
      case A, N -> Optional.empty();
      case null -> Optional.empty();
    };
  }
}
