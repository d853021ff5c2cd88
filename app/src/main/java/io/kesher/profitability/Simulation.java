package io.kesher.profitability;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would do to the base as it stands, before it is used.
 *
 * @param flows from the group of now to the group it would be, also where both are one
 * @param waiting how many it would move if the next period says the same
 */
public record Simulation(DrawnPolicy policy, List<Flow> flows, long waiting) {
  /**
   * @param from absent for customers who have no group yet
   */
  public record Flow(
      @Nullable Group from,
      Group to,
      long customers,
      BigDecimal contribution,
      BigDecimal income,
      long seconds) {}
}
