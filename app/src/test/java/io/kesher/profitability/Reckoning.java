package io.kesher.profitability;

import io.kesher.values.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facts and the whale curve worked out once more, entry by entry, by the definitions and without
 * the database.
 */
record Reckoning(List<Line> lines) {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  /** What one customer comes to. */
  record Line(
      long customer,
      String externalId,
      long entries,
      BigDecimal income,
      BigDecimal directCost,
      long seconds,
      long estimated,
      BigDecimal contribution,
      double persistence,
      int breadth,
      double regularity) {}

  static Reckoning of(SmallBase base, Period period) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < base.customers.size(); i++) {
      var entries = base.of(base.customers.get(i), period);
      if (!entries.isEmpty()) {
        lines.add(line(base.customers.get(i), base.externalIds.get(i), entries, period));
      }
    }
    lines.sort(
        Comparator.comparing(Line::contribution)
            .reversed()
            .thenComparing(line -> Long.parseLong(line.externalId())));
    return new Reckoning(lines);
  }

  private static Line line(
      long customer, String externalId, List<SmallBase.Known> entries, Period period) {
    BigDecimal income = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal rated = BigDecimal.ZERO;
    long seconds = 0;
    long estimated = 0;
    Set<Short> lines = new HashSet<>();
    Map<YearMonth, BigDecimal> incomes = new HashMap<>();
    Map<YearMonth, Double> times = new HashMap<>();
    for (var entry : entries) {
      YearMonth month = YearMonth.from(entry.day());
      switch (entry.kind()) {
        case INCOME -> {
          income = income.add(entry.amount());
          incomes.merge(month, entry.amount(), BigDecimal::add);
          if (entry.line() != null) {
            lines.add(entry.line());
          }
        }
        case COST -> cost = cost.add(entry.amount());
        case TIME -> {
          seconds += entry.seconds();
          estimated += entry.measured() ? 0 : entry.seconds();
          rated = rated.add(entry.rate().multiply(BigDecimal.valueOf(entry.seconds())));
          times.merge(month, (double) entry.seconds(), Double::sum);
        }
      }
    }
    int months = period.months().size();
    double squares = times.values().stream().mapToDouble(time -> time * time).sum();
    return new Line(
        customer,
        externalId,
        entries.size(),
        income,
        cost,
        seconds,
        estimated,
        income.subtract(cost).subtract(rated.divide(HOUR, MathContext.DECIMAL128)),
        (double) incomes.values().stream().filter(sum -> sum.signum() > 0).count() / months,
        lines.size(),
        squares == 0 ? 0 : (double) seconds * seconds / (months * squares));
  }

  BigDecimal contribution() {
    return lines.stream().map(Line::contribution).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal income() {
    return lines.stream().map(Line::income).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  int top() {
    return Math.ceilDiv(lines.size(), 5);
  }

  BigDecimal topContribution() {
    return lines.stream()
        .limit(top())
        .map(Line::contribution)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal topIncome() {
    return lines.stream()
        .map(Line::income)
        .sorted(Comparator.reverseOrder())
        .limit(top())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The lowest rank at which the running sum is at its highest. */
  int peakRank() {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal peak = null;
    int rank = 0;
    for (int i = 0; i < lines.size(); i++) {
      sum = sum.add(lines.get(i).contribution());
      if (peak == null || sum.compareTo(peak) > 0) {
        peak = sum;
        rank = i + 1;
      }
    }
    return rank;
  }

  BigDecimal cumulative(int rank) {
    return lines.stream()
        .limit(rank)
        .map(Line::contribution)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** By its other definition: the mean difference of all pairs, over twice the mean. */
  double incomeGini() {
    double differences = 0;
    for (Line one : lines) {
      for (Line other : lines) {
        differences += one.income().subtract(other.income()).abs().doubleValue();
      }
    }
    return differences / (2.0 * lines.size() * income().doubleValue());
  }
}
