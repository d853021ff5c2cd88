package io.kesher.identity;

import java.util.Set;

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

  default boolean includes(EmployeeId owner) {
    return switch (this) {
      case Everybody() -> true;
      case Only(var employees) -> employees.contains(owner);
    };
  }
}
