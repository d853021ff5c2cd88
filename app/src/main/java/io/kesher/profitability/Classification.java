package io.kesher.profitability;

import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One putting of all customers into groups.
 *
 * @param customers how many have a group
 * @param moved how many are in another group than before
 * @param waiting how many the facts would move, if the next period says the same
 * @param moves from group to group, those of most money first
 */
public record Classification(
    long id,
    int policyVersion,
    Period period,
    DrawnPolicy policy,
    long customers,
    long moved,
    long waiting,
    List<Move> moves,
    Instant at) {

  /** Customers who went from one group to another, and what they contribute together. */
  public record Move(Group from, Group to, long customers, BigDecimal contribution) {}
}
