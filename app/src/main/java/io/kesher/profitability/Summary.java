package io.kesher.profitability;

import io.kesher.values.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * The base over a period in numbers.
 *
 * @param customers those with any entry in the period
 * @param negative customers whose contribution is below zero
 * @param top how many are the top 20 %
 * @param topIncome what the top 20 % by income bring of it
 * @param topContribution what the top 20 % by contribution bring of it
 * @param peakRank the lowest rank at which the whale curve is at its highest; 0 where there is
 *     nobody
 */
public record Summary(
    Period period,
    long customers,
    BigDecimal income,
    BigDecimal directCost,
    BigDecimal timeCost,
    long seconds,
    long estimatedSeconds,
    BigDecimal contribution,
    long negative,
    long top,
    BigDecimal topIncome,
    BigDecimal topContribution,
    @Nullable BigDecimal incomeGini,
    @Nullable BigDecimal contributionGini,
    BigDecimal peak,
    long peakRank) {

  /** What is lost between the peak and the end of the curve; never negative. */
  public BigDecimal erosion() {
    return peak.subtract(contribution);
  }

  public BigDecimal hours() {
    return Hours.of(seconds);
  }

  /** Absent where no time was spent. */
  public @Nullable BigDecimal contributionPerHour() {
    return seconds == 0
        ? null
        : contribution
            .multiply(BigDecimal.valueOf(3600))
            .divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL64);
  }

  /** 0 to 1; absent without income. */
  public @Nullable BigDecimal topIncomeShare() {
    return share(topIncome, income);
  }

  /** May pass 1 where others lose money; absent where the whole is not above zero. */
  public @Nullable BigDecimal topContributionShare() {
    return share(topContribution, contribution);
  }

  /** 0 to 1; absent where no time was spent. */
  public @Nullable BigDecimal estimatedShare() {
    return share(BigDecimal.valueOf(estimatedSeconds), BigDecimal.valueOf(seconds));
  }

  private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0 ? null : part.divide(whole, MathContext.DECIMAL64);
  }
}
