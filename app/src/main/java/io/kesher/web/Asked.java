package io.kesher.web;

import io.kesher.values.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a request asks for in parameters that many routes share. */
public final class Asked {
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

  private Asked() {}

  /**
   * The days from and to, both included.
   *
   * @throws Refusal 400 where one of them is missing, lies outside 1900 to 2100, or to lies before
   *     from
   */
  public static Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null || to == null) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.period-half");
    }
    if (to.isBefore(from)) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.period-reversed", from, to);
    }
    return new Period(day(from), day(to));
  }

  /**
   * @throws Refusal 400 where it lies outside 1900 to 2100
   */
  public static LocalDate day(LocalDate asked) {
    if (asked.isBefore(FIRST) || asked.isAfter(LAST)) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.period-far");
    }
    return asked;
  }
}
