package io.kesher.customers;

import io.kesher.identity.EmployeeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Customers put into somebody's hands, many at once.
 *
 * @param owner absent: into nobody's
 * @param customers how many they are
 * @param done how many of them have been gone through, on the way there or back
 */
public record Assignment(
    long id, @Nullable EmployeeId owner, State state, long customers, long done, Instant at) {
  /** How far it is. */
  public enum State {
    RUNNING,
    DONE,
    UNDOING,
    UNDONE
  }

  public boolean moves() {
    return state == State.RUNNING || state == State.UNDOING;
  }
}
