package io.kesher.profitability.web;

import io.kesher.profitability.Summary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The base over a period.
 *
 * @param before when the sums were worked out, where something was posted since that is not in them
 *     yet; absent where they are of all that was posted
 * @param customers with any entry in the period
 * @param topCustomers how many are the top 20 %
 */
record SummaryJson(
    LocalDate from,
    LocalDate to,
    String currency,
    @Nullable Instant before,
    long customers,
    BigDecimal income,
    BigDecimal directCost,
    BigDecimal hours,
    BigDecimal timeCost,
    BigDecimal contribution,
    @Nullable BigDecimal contributionPerHour,
    long negativeCustomers,
    long topCustomers,
    BigDecimal topIncome,
    @Nullable BigDecimal topIncomeShare,
    BigDecimal topContribution,
    @Nullable BigDecimal topContributionShare,
    @Nullable BigDecimal incomeGini,
    @Nullable BigDecimal contributionGini,
    Peak peak,
    BigDecimal erosion,
    @Nullable BigDecimal estimatedShare) {

  /** The whale curve at its highest, at the lowest such rank; rank 0 where there is nobody. */
  record Peak(long rank, BigDecimal contribution) {}

  static SummaryJson of(Summary summary, String currency, @Nullable Instant before) {
    return new SummaryJson(
        summary.period().from(),
        summary.period().to(),
        currency,
        before,
        summary.customers(),
        Amounts.money(summary.income()),
        Amounts.money(summary.directCost()),
        Amounts.money(summary.hours()),
        Amounts.money(summary.timeCost()),
        Amounts.money(summary.contribution()),
        Amounts.moneyOrNull(summary.contributionPerHour()),
        summary.negative(),
        summary.top(),
        Amounts.money(summary.topIncome()),
        Amounts.share(summary.topIncomeShare()),
        Amounts.money(summary.topContribution()),
        Amounts.share(summary.topContributionShare()),
        Amounts.share(summary.incomeGini()),
        Amounts.share(summary.contributionGini()),
        new Peak(summary.peakRank(), Amounts.money(summary.peak())),
        Amounts.money(summary.erosion()),
        Amounts.share(summary.estimatedShare()));
  }
}
