package io.kesher.profitability;

import io.kesher.values.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
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
 * @param pareto what the best 1, 5, 10, 20 and 50 % bring; empty where there is nobody
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
    long peakRank,
    List<Share> pareto) {
  /**
   * What the best bring.
   *
   * @param percent of the customers, by the measure in question
   * @param customers how many that are: ⌈percent · n / 100⌉
   */
  public record Share(int percent, long customers, BigDecimal income, BigDecimal contribution) {}

  public Summary {
    pareto = List.copyOf(pareto);
  }

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

  /** What part of the income these bring, 0 to 1; absent without income. */
  public @Nullable BigDecimal incomeShare(Share best) {
    return share(best.income(), income);
  }

  /** What part of the contribution these bring; absent where the whole is not above zero. */
  public @Nullable BigDecimal contributionShare(Share best) {
    return share(best.contribution(), contribution);
  }

  private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0 ? null : part.divide(whole, MathContext.DECIMAL64);
  }
}
