package io.kesher.models.staffing;

import io.kesher.models.numerics.Checks;

/**
 * What a {@link ContactForecast} has seen of one hour of the week: sums over the past hours that
 * were this one, each counting by the contacts expected of it. They say how sure the forecast is.
 *
 * @param contacts expected in all of them
 * @param months summed up, from the last hour seen back: at most 0 each
 * @param squaredMonths summed up
 * @param onHolidays contacts expected on holidays
 * @param monthsOnHolidays months summed up of holidays
 */
public record HourOfWeek(
    double contacts,
    double months,
    double squaredMonths,
    double onHolidays,
    double monthsOnHolidays) {
  static final HourOfWeek UNSEEN = new HourOfWeek(0, 0, 0, 0, 0);

  public HourOfWeek {
    Checks.atLeastZero("contacts", contacts);
    Checks.require(
        months <= 0 && Double.isFinite(months), "months", months, "finite and at most 0");
    Checks.atLeastZero("squaredMonths", squaredMonths);
    Checks.require(
        onHolidays >= 0 && onHolidays <= contacts, "onHolidays", onHolidays, "0 to " + contacts);
    Checks.require(
        months <= monthsOnHolidays && monthsOnHolidays <= 0,
        "monthsOnHolidays",
        monthsOnHolidays,
        months + " to 0");
  }

  /** These and one hour more. */
  HourOfWeek and(double expected, double months, double holiday) {
    return new HourOfWeek(
        contacts + expected,
        this.months + expected * months,
        squaredMonths + expected * months * months,
        onHolidays + expected * holiday,
        monthsOnHolidays + expected * months * holiday);
  }
}
