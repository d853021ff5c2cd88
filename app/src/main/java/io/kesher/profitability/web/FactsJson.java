package io.kesher.profitability.web;

import io.kesher.profitability.Facts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Facts of one customer, in the office's currency. */
record FactsJson(
    long entries,
    BigDecimal income,
    BigDecimal directCost,
    BigDecimal hours,
    BigDecimal timeCost,
    BigDecimal contribution,
    @Nullable BigDecimal contributionPerHour,
    @Nullable BigDecimal persistence,
    int breadth,
    @Nullable BigDecimal regularity,
    @Nullable BigDecimal trend,
    @Nullable BigDecimal estimatedShare) {

  static FactsJson of(Facts facts) {
    return new FactsJson(
        facts.entries(),
        Amounts.money(facts.income()),
        Amounts.money(facts.directCost()),
        Amounts.money(facts.hours()),
        Amounts.money(facts.timeCost()),
        Amounts.money(facts.contribution()),
        Amounts.moneyOrNull(facts.contributionPerHour()),
        Amounts.share(facts.persistence()),
        facts.breadth(),
        Amounts.share(facts.regularity()),
        Amounts.moneyOrNull(facts.trend()),
        facts.seconds() == 0 ? null : Amounts.share(BigDecimal.valueOf(facts.estimatedShare())));
  }
}
