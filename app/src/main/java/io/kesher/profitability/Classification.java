package io.kesher.profitability;

import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One putting of all customers into groups.
 *
 * @param round the round that published it; absent where the groups followed the facts by
 *     themselves
 * @param release since which the groups follow the facts again; absent as long as no round had held
 *     them, and for a round
 * @param customers how many have a group
 * @param moved how many are in another group than before
 * @param waiting how many the facts would move, if the next period says the same
 * @param moves from group to group, those of most money first
 */
public record Classification(
    long id,
    @Nullable Long round,
    @Nullable Long release,
    int policyVersion,
    Period period,
    DrawnPolicy policy,
    long customers,
    long moved,
    long waiting,
    List<Move> moves,
    Instant at) {

  /** Whether its groups hold until the next round, whatever the facts say meanwhile. */
  public boolean holds() {
    return round != null;
  }

  /** Customers who went from one group to another, and what they contribute together. */
  public record Move(Group from, Group to, long customers, BigDecimal contribution) {}
}
