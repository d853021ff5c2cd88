package io.kesher.profitability.web;

import io.kesher.profitability.Facts;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * A line without an axis: the old at the left, the new at the right, the last one marked. Grey
 * unless it has moved enough to speak of.
 *
 * @param tone {@code up}, {@code down} or nothing
 */
public record Spark(String path, double x, double y, String tone, int width) {
  private static final int HEIGHT = 18;
  private static final int EDGE = 3;

  /** Never stretched: what lies within this share of the value is a flat line. */
  private static final double FLAT = 0.04;

  private static final double ENOUGH = 0.1;

  /** The contribution of these months as it adds up; coloured by its trend. */
  static Spark of(
      SortedMap<YearMonth, BigDecimal> months, List<YearMonth> shown, Facts facts, int width) {
    double[] sums = new double[shown.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += months.getOrDefault(shown.get(i), BigDecimal.ZERO).doubleValue();
      sums[i] = sum;
    }
    return of(sums, tone(facts), width);
  }

  private static Spark of(double[] values, String tone, int width) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(0);
    double range = Math.max(high - low, FLAT * Math.max(Math.abs(low), Math.abs(high)));
    var path = new StringBuilder();
    double x = 0;
    double y = HEIGHT / 2.0;
    for (int i = 0; i < values.length; i++) {
      x = 2 + (width - 6.0) * i / Math.max(1, values.length - 1);
      if (range > 0) {
        y = HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * (values[i] - low) / range;
      }
      path.append(i == 0 ? "M" : " ").append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
    }
    return new Spark(path.toString(), x, y, tone, width);
  }

  private static String tone(Facts facts) {
    if (facts.trend() == null) {
      return "";
    }
    double trend = facts.trend().doubleValue();
    double now = facts.contribution().doubleValue();
    if (trend == 0 || Math.abs(trend) < ENOUGH * Math.max(Math.abs(now), Math.abs(now - trend))) {
      return "";
    }
    return trend > 0 ? "up" : "down";
  }
}
