package io.kesher.effects.web;

import io.kesher.effects.Effect;
import io.kesher.effects.Effect.Comparison;
import java.util.Objects;

/**
 * Intervals of a figure above each other, all on one scale around zero. Numbers do not mirror: less
 * is at the left in both languages.
 *
 * @param reach the difference at the edge
 */
public record IntervalPicture(double reach) {
  public static final int WIDTH = 160;
  public static final int HEIGHT = 16;
  private static final int EDGE = 6;

  public static IntervalPicture of(Effect effect) {
    return new IntervalPicture(
        effect.lines().stream()
            .map(Effect.Line::comparison)
            .filter(Objects::nonNull)
            .map(Comparison::difference)
            .mapToDouble(each -> Math.max(Math.abs(each.lower()), Math.abs(each.upper())))
            .max()
            .orElse(1));
  }

  public double x(double difference) {
    double half = WIDTH / 2.0;
    double at = reach == 0 ? 0 : difference / reach * (half - EDGE);
    return Math.round((half + at) * 10) / 10.0;
  }
}
