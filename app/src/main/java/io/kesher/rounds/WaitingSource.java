package io.kesher.rounds;

import io.kesher.profitability.Group;
import io.kesher.values.Period;
import java.util.Map;

/** How long customers wait: a socket for the module in which they ask for something. */
public interface WaitingSource {
  /**
   * Of what was asked for within a period; without the groups in which nobody asked for anything.
   *
   * @param round whose groups they are
   */
  Map<Group, Waiting> of(long round, Period period);
}
