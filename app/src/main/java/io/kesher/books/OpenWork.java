package io.kesher.books;

import io.kesher.identity.EmployeeId;
import java.util.Collection;
import java.util.Map;

/**
 * How much waits for people to be done now: a socket for modules below that hand things to them.
 */
public interface OpenWork {
  /** How many things wait for each of them; without those for whom nothing does. */
  Map<EmployeeId, Integer> of(Collection<EmployeeId> people);
}
