package io.kesher.hours;

import org.jspecify.annotations.Nullable;

/**
 * A business line: the office's own, or another under whose number customers know it.
 *
 * @param name absent of the office's own
 * @param hours when it is open; of its special days those that are not past
 */
public record Line(LineId id, @Nullable String name, LineHours hours, int version) {
  public boolean main() {
    return name == null;
  }
}
