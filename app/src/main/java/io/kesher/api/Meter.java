package io.kesher.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Counts against a {@link Rate}, exactly: the generic cell rate algorithm, as networks have used it
 * since ATM. For each caller one number is kept, the time until which their requests so far are
 * "paid"; each request adds one interval to it, and one that would push it further than a window
 * ahead is refused. A caller whose time has passed is as one who never came, so forgetting them
 * loses nothing and the memory is bounded by those who are active.
 */
final class Meter {
  private static final int MOST_CALLERS = 100_000;

  private final Rate rate;
  private final LongSupplier nanos;
  private final long interval;
  private final long window;
  private final Map<String, Long> paidUntil = new ConcurrentHashMap<>();

  Meter(Rate rate, LongSupplier nanos) {
    this.rate = rate;
    this.nanos = nanos;
    this.window = rate.window().toNanos();
    this.interval = window / rate.most();
  }

  /**
   * What became of a request.
   *
   * @param remaining how many more could follow at once
   * @param pause until the next one is admitted, where this one was not; until all are there again
   *     where it was
   */
  record Reading(boolean admitted, long remaining, Duration pause) {}

  Rate rate() {
    return rate;
  }

  Reading count(String caller) {
    long now = nanos.getAsLong();
    if (paidUntil.size() >= MOST_CALLERS) {
      paidUntil.values().removeIf(until -> until <= now);
    }
    // beyond that many active callers the rest share one
    var counted = paidUntil.size() < MOST_CALLERS || paidUntil.containsKey(caller) ? caller : "";
    var reading = new Reading[1];
    paidUntil.compute(
        counted,
        (_, before) -> {
          long base = before == null || before < now ? now : before;
          long after = base + interval;
          boolean admitted = after - now <= window;
          long until = admitted ? after : base;
          reading[0] =
              new Reading(
                  admitted,
                  Math.max(0, (window - (until - now)) / interval),
                  Duration.ofNanos(admitted ? until - now : after - window - now));
          return until;
        });
    return reading[0];
  }
}
