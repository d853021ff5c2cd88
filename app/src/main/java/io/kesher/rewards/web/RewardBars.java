package io.kesher.rewards.web;

import io.kesher.rewards.Statements.MonthSum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewards month by month, keeping and acquiring on top of each other, and below them what those who
 * stayed have brought, in a scale of its own. Time runs from left to right in both languages.
 */
public record RewardBars(List<Bar> bars, double zero, double keptZero) {
  public static final int WIDTH = 720;
  public static final int HEIGHT = 120;
  public static final int KEPT_HEIGHT = 60;
  public static final int KEPT_TOP = HEIGHT + 16;

  /** A piece of a bar. */
  public record Piece(double y, double height) {}

  public record Bar(
      MonthSum sum, double x, double width, Piece keeping, Piece acquiring, Piece kept) {}

  static RewardBars of(List<MonthSum> months) {
    double top = 0;
    double bottom = 0;
    double keptTop = 0;
    double keptBottom = 0;
    for (var each : months) {
      double keeping = each.keeping().doubleValue();
      double acquiring = each.acquiring().doubleValue();
      top = Math.max(top, Math.max(keeping, 0) + Math.max(acquiring, 0));
      bottom = Math.min(bottom, Math.min(keeping, 0) + Math.min(acquiring, 0));
      keptTop = Math.max(keptTop, each.kept().doubleValue());
      keptBottom = Math.min(keptBottom, each.kept().doubleValue());
    }
    double scale = HEIGHT / Math.max(top - bottom, 1e-9);
    double keptScale = KEPT_HEIGHT / Math.max(keptTop - keptBottom, 1e-9);
    double zero = top * scale;
    double keptZero = KEPT_TOP + keptTop * keptScale;
    double step = (double) WIDTH / Math.max(months.size(), 1);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      var each = months.get(i);
      var keeping = piece(each.keeping(), zero, scale);
      boolean same = each.keeping().signum() == each.acquiring().signum();
      double from =
          !same ? zero : each.keeping().signum() > 0 ? keeping.y() : zero + keeping.height();
      bars.add(
          new Bar(
              each,
              i * step + step * 0.2,
              Math.min(step * 0.6, 48),
              keeping,
              piece(each.acquiring(), from, scale),
              piece(each.kept(), keptZero, keptScale)));
    }
    return new RewardBars(bars, zero, keptZero);
  }

  private static Piece piece(BigDecimal value, double zero, double scale) {
    double height = Math.abs(value.doubleValue()) * scale;
    return new Piece(value.signum() < 0 ? zero : zero - height, height);
  }

  public BigDecimal keeping() {
    return bars.stream().map(bar -> bar.sum().keeping()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public BigDecimal acquiring() {
    return bars.stream().map(bar -> bar.sum().acquiring()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public BigDecimal kept() {
    return bars.stream().map(bar -> bar.sum().kept()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
