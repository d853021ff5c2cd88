package io.kesher.rounds;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.profitability.DrawnPolicy;
import io.kesher.profitability.DrawnPolicy.Check;
import io.kesher.profitability.Facts;
import io.kesher.profitability.Group;
import io.kesher.profitability.Standings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a round has them: the facts first.
 *
 * @param tenure months, at the end of the round's period
 * @param from the group that everybody saw when the round was worked out
 * @param raw what the facts of the period say by themselves
 * @param to what the round proposes
 * @param decided what counts instead; absent: the proposal
 * @param name as everywhere; whoever reviews asks for it
 */
public record Placed(
    long round,
    CustomerId customer,
    String name,
    @Nullable EmployeeId owner,
    Facts facts,
    int tenure,
    @Nullable Group from,
    @Nullable Group raw,
    @Nullable Group to,
    @Nullable Group decided) {

  /** The group that comes of it, as far as is known. */
  public @Nullable Group group() {
    return decided == null ? to : decided;
  }

  public boolean moves() {
    return from != to;
  }

  /**
   * Whether the facts say another group than is proposed, since the period before did not agree.
   */
  public boolean waits() {
    return raw != to;
  }

  /** Each rule held against the facts. */
  public Map<Group, List<Check>> checks(DrawnPolicy lines) {
    return lines.checks(Standings.inputs(facts, tenure));
  }
}
