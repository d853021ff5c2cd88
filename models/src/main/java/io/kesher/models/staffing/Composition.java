package io.kesher.models.staffing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What the logarithm of an hour's mean is the sum of: which parts, and how much of each.
 *
 * <p>Of all parts the first are those of the hours of the day, then come those of the days from
 * Monday, those of the hours of the week from Monday at midnight, the trend of a month, and that of
 * holidays.
 *
 * @param parts places of the five that the hour has
 * @param values how much of each: one, but for the trend and the holiday
 */
record Composition(int[] parts, double[] values) {
  static final int HOURS = 24;
  static final int DAYS = 7;
  static final int HOURS_OF_WEEK = HOURS * DAYS;
  static final int TOGETHER = HOURS + DAYS;
  static final int TREND = TOGETHER + HOURS_OF_WEEK;
  static final int HOLIDAY = TREND + 1;
  static final int SIZE = HOLIDAY + 1;

  /** Days in which the trend may change a mean by its prior's e^0.2. */
  private static final double MONTH = 30;

  /** Months for which the trend is drawn on; what grew for some weeks doesn't grow for ever. */
  private static final double YEAR = 12;

  /** No mean is below e⁻¹², one contact in twenty years of hours. */
  private static final double LEAST = -12;

  static Composition of(LocalDateTime hour, LocalDateTime last, Set<LocalDate> holidays) {
    int day = hour.getDayOfWeek().ordinal();
    int together = TOGETHER + HOURS * day + hour.getHour();
    double months = Math.min(YEAR, ChronoUnit.HOURS.between(last, hour) / (HOURS * MONTH));
    double holiday = holidays.contains(hour.toLocalDate()) ? 1 : 0;
    return new Composition(
        new int[] {hour.getHour(), HOURS + day, together, TREND, HOLIDAY},
        new double[] {1, 1, 1, months, holiday});
  }

  int hourOfWeek() {
    return parts[2] - TOGETHER;
  }

  double months() {
    return values[3];
  }

  double holiday() {
    return values[4];
  }

  /** The logarithm of the mean, if the parts are as learned. */
  double log(double[] learned) {
    double log = 0;
    for (int i = 0; i < parts.length; i++) {
      log += learned[parts[i]] * values[i];
    }
    return Math.max(LEAST, log);
  }
}
