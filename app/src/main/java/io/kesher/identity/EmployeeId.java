package io.kesher.identity;

import org.jspecify.annotations.Nullable;

/** Names an employee. */
public record EmployeeId(long value) {
  /** Nobody's id is absent, as in a column that may be null. */
  public static @Nullable EmployeeId ofNullable(@Nullable Long value) {
    return value == null ? null : new EmployeeId(value);
  }

  /** The other way about. */
  public static @Nullable Long toNullable(@Nullable EmployeeId id) {
    return id == null ? null : (Long) id.value();
  }
}
