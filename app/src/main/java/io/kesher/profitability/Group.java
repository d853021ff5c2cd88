package io.kesher.profitability;

import org.jspecify.annotations.Nullable;

/**
 * The class a customer is put in by the facts of a period. The order is the order in which they are
 * told.
 */
public enum Group {
  /** High contribution, little time, steady income. */
  A,
  /** Medium contribution, or high with much time or unsteady income. */
  B,
  /** Negative contribution. */
  C,
  /** The many that bring little and cost little. */
  D,
  /** Not enough history to tell. */
  N;

  /** The group that the database writes so; absent for those without one. */
  static @Nullable Group of(@Nullable String code) {
    return code == null ? null : valueOf(code);
  }
}
