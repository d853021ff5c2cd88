package io.kesher.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was noted a moment ago, as far as this node remembers. */
final class Lately {
  private static final Duration MOMENT = Duration.ofMinutes(1);
  private static final int MOST = 1000;

  private final Clock clock;
  private final Map<String, Instant> noted =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  Lately(Clock clock) {
    this.clock = clock;
  }

  /** Whether this was not noted within the last minute; it is now. */
  synchronized boolean add(String what) {
    var now = clock.instant();
    var before = noted.get(what);
    if (before != null && before.plus(MOMENT).isAfter(now)) {
      return false;
    }
    noted.remove(what);
    noted.put(what, now);
    return true;
  }
}
