package io.kesher.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose records somebody may work with, by name. */
public sealed interface Reached {
  /** All records, also those that belong to nobody. */
  record Everybody() implements Reached {}

  /** The records of these employees and no others. Of nobody at all: nothing is visible. */
  record Only(Set<EmployeeId> employees) implements Reached {
    public Only {
      employees = Set.copyOf(employees);
    }
  }

  /**
   * @param owner absent for a record that is nobody's
   */
  default boolean includes(@Nullable EmployeeId owner) {
    return switch (this) {
      case Everybody() -> true;
      case Only(var employees) -> owner != null && employees.contains(owner);
    };
  }
}
