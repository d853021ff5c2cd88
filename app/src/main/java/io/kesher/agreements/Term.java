package io.kesher.agreements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed on for a term.
 *
 * @param until the next day on which the agreement is renewed
 */
public record Term(
    @Nullable LocalDate until, @Nullable BigDecimal premium, @Nullable Commission commission) {

  /** What the agreement says now. */
  public static Term of(Agreement agreement) {
    return new Term(agreement.renewalOn(), agreement.premium(), agreement.commission());
  }

  /** The same for another year. */
  public static Term next(Agreement agreement, LocalDate today) {
    var from = Objects.requireNonNullElse(agreement.renewalOn(), today);
    var year = from.plusYears(1);
    return new Term(
        year.isAfter(today) ? year : today.plusYears(1),
        agreement.premium(),
        agreement.commission());
  }

  /** Whether two say the same, however exactly their numbers are written. */
  boolean says(Term other) {
    return Objects.equals(until, other.until)
        && same(premium, other.premium)
        && same(Commission.percent(commission), Commission.percent(other.commission))
        && same(Commission.amount(commission), Commission.amount(other.commission));
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }
}
