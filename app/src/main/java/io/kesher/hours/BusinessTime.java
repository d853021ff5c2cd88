package io.kesher.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Time in which the office is open: what deadlines are counted in. A promise of four hours that is
 * given on Thursday at 16:00 falls due on Friday at 12:00, or after the feast.
 *
 * <p>Each call reads the office's hours anew, so that a day off that was entered a moment ago
 * counts; what was worked out before does not move by itself.
 */
@Service
public class BusinessTime {
  private static final Duration AHEAD = Duration.ofDays(366);

  private final Schedules schedules;

  BusinessTime(Schedules schedules) {
    this.schedules = schedules;
  }

  /**
   * The moment by which so much business time has passed since {@code start}; {@code start} itself
   * where {@code work} is none.
   *
   * @throws IllegalArgumentException where there is not so much of it in twenty years
   */
  public Instant after(Instant start, Duration work) {
    return time()
        .after(start, work)
        .orElseThrow(() -> new IllegalArgumentException("Too long to be waited for: " + work));
  }

  /** How much business time lies between two moments; none where the second is not later. */
  public Duration between(Instant from, Instant until) {
    return time().between(from, until);
  }

  /** How much business time is left until a deadline; negative by how much it has passed. */
  public Duration left(Instant now, Instant deadline) {
    var time = time();
    return deadline.isBefore(now)
        ? time.between(deadline, now).negated()
        : time.between(now, deadline);
  }

  public boolean open(Instant at) {
    return time().open(at);
  }

  /** The moment itself where the office is open, else when it opens; empty where not in a year. */
  public Optional<Instant> opens(Instant at) {
    return time().next(at, AHEAD).map(Span::begins);
  }

  /** The office's hours as they are now, for whoever counts for many at once. */
  public Reckoning reckoning() {
    return new Reckoning(time());
  }

  /** Business time by hours that were read once. */
  public static final class Reckoning {
    private final OpenTime time;

    private Reckoning(OpenTime time) {
      this.time = time;
    }

    /** As {@link BusinessTime#after}; empty where there is not so much of it in twenty years. */
    public Optional<Instant> after(Instant start, Duration work) {
      return time.after(start, work);
    }

    /** As {@link BusinessTime#between}. */
    public Duration between(Instant from, Instant until) {
      return time.between(from, until);
    }
  }

  private OpenTime time() {
    return schedules.main().hours().time();
  }
}
