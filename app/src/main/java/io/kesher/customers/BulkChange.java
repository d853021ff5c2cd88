package io.kesher.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of many customers.
 *
 * @param field the column, or {@code tag}
 * @param detail the tag that is put on or taken off
 * @param value what it becomes; absent: nothing
 * @param by the name of who wanted it
 * @param customers how many they are
 * @param done how many of them have been gone through, on the way there or back
 * @param changed how many of them had another value
 * @param leftOut how many had no room for it
 */
public record BulkChange(
    long id,
    String field,
    @Nullable String detail,
    @Nullable String value,
    @Nullable String by,
    State state,
    long customers,
    long done,
    long changed,
    long leftOut,
    Instant at) {
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
