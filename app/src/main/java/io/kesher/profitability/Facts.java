package io.kesher.profitability;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of one customer over a period. The formulas stand in the comment of this
 * package.
 *
 * @param entries 0 where the customer has none in the period; then all else is 0 or absent
 * @param seconds measured and estimated
 * @param persistence 0 to 1
 * @param regularity 0 to 1
 * @param trend absent where the period before was not asked for
 */
public record Facts(
    long entries,
    BigDecimal income,
    BigDecimal directCost,
    long seconds,
    long estimatedSeconds,
    BigDecimal timeCost,
    BigDecimal contribution,
    @Nullable BigDecimal contributionPerHour,
    BigDecimal persistence,
    int breadth,
    @Nullable BigDecimal regularity,
    @Nullable BigDecimal trend) {
  public static final Facts NONE =
      new Facts(
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          0,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          null,
          BigDecimal.ZERO,
          0,
          null,
          null);

  /** 0 to 1; 0 where no time was spent. */
  public double estimatedShare() {
    return seconds == 0 ? 0 : (double) estimatedSeconds / seconds;
  }

  Facts withTrend(BigDecimal trend) {
    return new Facts(
        entries,
        income,
        directCost,
        seconds,
        estimatedSeconds,
        timeCost,
        contribution,
        contributionPerHour,
        persistence,
        breadth,
        regularity,
        trend);
  }

  public BigDecimal hours() {
    return Hours.of(seconds);
  }
}
