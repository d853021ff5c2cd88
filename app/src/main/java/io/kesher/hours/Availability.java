package io.kesher.hours;

import java.time.Instant;

/** Whether somebody may be disturbed at a moment, else when. */
public sealed interface Availability {
  /**
   * @param until when their shift ends
   */
  record Now(Instant until) implements Availability {}

  /**
   * @param at when their next shift begins
   */
  record Later(Instant at, Because because) implements Availability {}

  /** Not within a year. */
  record Never(Because because) implements Availability {}

  default boolean now() {
    return this instanceof Now;
  }
}
