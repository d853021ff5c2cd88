package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;

/**
 * What a year's waiting takes off the worth of money.
 *
 * <p>At an annual rate of 0.15, 1.15 in a year is worth 1 today. The models discount continuously,
 * at {@code ln(1 + annual)} for each year of 365.25 days, whatever the unit of their parameters.
 *
 * @param annual at least 0, 0.15 for 15 %
 */
public record DiscountRate(double annual) {
  public DiscountRate {
    Checks.atLeastZero("annual", annual);
  }

  public static DiscountRate annual(double annual) {
    return new DiscountRate(annual);
  }

  double in(ModelUnit unit) {
    return Math.log1p(annual) * unit.days() / ModelUnit.YEAR.days();
  }
}
