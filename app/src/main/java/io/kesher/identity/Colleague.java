package io.kesher.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employee as the office's own list shows them.
 *
 * @param version of their role, to be shown again by whoever changes it
 * @param teams by name
 * @param disabledAt when they were let in no longer; absent for those who are
 * @param seenAt when they last asked for anything, as far as their sign-ins still tell
 */
public record Colleague(
    Employee employee,
    int version,
    List<String> teams,
    @Nullable Instant disabledAt,
    @Nullable Instant seenAt) {
  public boolean disabled() {
    return disabledAt != null;
  }
}
