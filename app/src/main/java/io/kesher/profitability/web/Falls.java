package io.kesher.profitability.web;

import io.kesher.profitability.EntryKind;
import io.kesher.profitability.Facts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contribution as four bars, each hanging where the one before it ended: income, time, direct cost,
 * and what is left. Their sums add up.
 */
public final class Falls {
  private static final double WIDTH = 200;

  private final Facts facts;

  Falls(Facts facts) {
    this.facts = facts;
  }

  /**
   * @param kind absent for the sum
   * @param effect on the contribution
   * @param x where the bar begins, at the lower of its two ends
   */
  public record Fall(@Nullable EntryKind kind, BigDecimal effect, double x, double width) {

    /** How it is drawn: what came in, what went out, what is left. */
    public String look() {
      if (kind == null) {
        return effect.signum() < 0 ? "out" : "net";
      }
      return kind == EntryKind.INCOME && effect.signum() >= 0 ? "in" : "out";
    }
  }

  public List<Fall> all() {
    BigDecimal afterTime = facts.income().subtract(facts.timeCost());
    return List.of(
        fall(EntryKind.INCOME, BigDecimal.ZERO, facts.income()),
        fall(EntryKind.TIME, facts.income(), afterTime),
        fall(EntryKind.COST, afterTime, facts.contribution()),
        fall(null, BigDecimal.ZERO, facts.contribution()));
  }

  public double zero() {
    return place(BigDecimal.ZERO);
  }

  private Fall fall(@Nullable EntryKind kind, BigDecimal from, BigDecimal to) {
    double start = place(from);
    double end = place(to);
    return new Fall(kind, to.subtract(from), Math.min(start, end), Math.abs(end - start));
  }

  private double place(BigDecimal sum) {
    double low = edges().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = edges().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return high == low ? 0 : WIDTH * (sum.doubleValue() - low) / (high - low);
  }

  private List<Double> edges() {
    List<Double> edges = new ArrayList<>();
    edges.add(0.0);
    edges.add(facts.income().doubleValue());
    edges.add(facts.income().subtract(facts.timeCost()).doubleValue());
    edges.add(facts.contribution().doubleValue());
    return edges;
  }
}
