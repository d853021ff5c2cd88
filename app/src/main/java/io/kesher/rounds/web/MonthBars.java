package io.kesher.rounds.web;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A customer's contribution month by month: bars above and below a line. Time runs from left to
 * right in both languages.
 */
public record MonthBars(List<Bar> bars, double zero) {
  public static final int WIDTH = 240;
  public static final int HEIGHT = 56;

  public record Bar(
      YearMonth month, BigDecimal contribution, double x, double y, double width, double height) {
    public boolean loses() {
      return contribution.signum() < 0;
    }
  }

  static MonthBars of(SortedMap<YearMonth, BigDecimal> contributions, List<YearMonth> months) {
    var values =
        months.stream().map(month -> contributions.getOrDefault(month, BigDecimal.ZERO)).toList();
    double most = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
    double least = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
    double top = Math.max(most, 0);
    double range = Math.max(top - Math.min(least, 0), 1e-9);
    double zero = HEIGHT * top / range;
    double step = (double) WIDTH / Math.max(1, months.size());
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      double value = values.get(i).doubleValue();
      double height = HEIGHT * Math.abs(value) / range;
      bars.add(
          new Bar(
              months.get(i),
              values.get(i),
              i * step + step * 0.15,
              value < 0 ? zero : zero - height,
              step * 0.7,
              height));
    }
    return new MonthBars(bars, zero);
  }
}
