package io.kesher.profitability;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sums of some customers over a period: those whose ledgers somebody may see.
 *
 * @param customers those with any entry in the period
 * @param groups how many of them are in each group
 */
public record Totals(
    long customers,
    BigDecimal income,
    BigDecimal contribution,
    long seconds,
    long estimatedSeconds,
    Map<Group, Long> groups) {

  public Totals {
    groups = Map.copyOf(groups);
  }

  /** Those of the whole base. */
  public static Totals of(WhaleCurve curve) {
    Summary base = curve.summary();
    return new Totals(
        base.customers(),
        base.income(),
        base.contribution(),
        base.seconds(),
        base.estimatedSeconds(),
        curve.groups());
  }

  /** 0 to 1; absent where no time was spent. */
  public @Nullable BigDecimal estimatedShare() {
    return seconds == 0
        ? null
        : BigDecimal.valueOf(estimatedSeconds)
            .divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL64);
  }
}
