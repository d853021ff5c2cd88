package io.kesher.effects;

import io.kesher.values.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * As many days before a day as after it; the day itself belongs to neither.
 *
 * @param days whole weeks of them, so that both sides have the same days of the week
 */
public record Span(LocalDate day, int days) {
  /** How many weeks are looked at where nothing is said. */
  public static final int WEEKS = 13;

  /** What is offered. */
  public static final List<Integer> CHOICES = List.of(4, WEEKS, 26, 52);

  private static final int WEEK = 7;
  private static final int MOST_WEEKS = 104;

  /** Up to yesterday at most; nothing where not even a week has passed. */
  public static Optional<Span> of(LocalDate day, LocalDate today, int weeks) {
    long passed = (ChronoUnit.DAYS.between(day, today) - 1) / WEEK;
    long whole = Math.min(passed, Math.clamp(weeks, 1, MOST_WEEKS));
    return whole < 1 ? Optional.empty() : Optional.of(new Span(day, (int) whole * WEEK));
  }

  public Period before() {
    return new Period(day.minusDays(days), day.minusDays(1));
  }

  public Period after() {
    return new Period(day.plusDays(1), day.plusDays(days));
  }

  public int weeks() {
    return days / WEEK;
  }
}
