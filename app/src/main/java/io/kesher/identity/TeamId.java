package io.kesher.identity;

import org.jspecify.annotations.Nullable;

/** Names a team. */
public record TeamId(long value) {
  /** No team's id is absent, as in a column that may be null. */
  public static @Nullable TeamId ofNullable(@Nullable Long value) {
    return value == null ? null : new TeamId(value);
  }
}
