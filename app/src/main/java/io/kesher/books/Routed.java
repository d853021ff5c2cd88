package io.kesher.books;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who takes something of a customer, and why.
 *
 * @param employee absent: it waits in the queue
 * @param team of whose queue; absent: the office's
 * @param considered who came into question, in order
 */
public record Routed(
    Step step, @Nullable EmployeeId employee, @Nullable TeamId team, List<Considered> considered) {
  /** How far it had to go. */
  public enum Step {
    /** Whoever holds the customer, or had the thing before. */
    OWNER,
    /** Whoever stands in for them. */
    DEPUTY,
    /** Somebody of the team. */
    TEAM,
    /** Nobody yet. */
    QUEUE
  }

  /** What became of somebody who came into question. */
  public enum Because {
    /** They are there and have room. */
    TAKES,
    /** Nobody is there now; they take it when their shift begins. */
    TAKES_LATER,
    AWAY,
    /** Not in their shift. */
    OFF,
    /** As much waits for them as is allowed. */
    FULL,
    LEFT,
    /** They may not see this customer. */
    UNSEEN
  }

  /** Somebody who came into question. */
  public record Considered(Step step, EmployeeId who, Because because) {}
}
