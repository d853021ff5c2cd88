package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;

/**
 * A length of time ahead. A type of its own, so that weeks are never taken for days.
 *
 * @param days at least 0, and finite
 */
public record Span(double days) {
  public Span {
    Checks.atLeastZero("days", days);
  }

  public static Span days(double days) {
    return new Span(days);
  }

  public static Span weeks(double weeks) {
    return of(weeks, ModelUnit.WEEK);
  }

  public static Span years(double years) {
    return of(years, ModelUnit.YEAR);
  }

  public static Span of(double amount, ModelUnit unit) {
    return new Span(amount * unit.days());
  }

  double in(ModelUnit unit) {
    return days / unit.days();
  }
}
