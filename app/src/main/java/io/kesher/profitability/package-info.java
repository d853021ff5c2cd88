/**
 * The ledger of contribution, the facts that follow from it, and the groups that follow from the
 * facts.
 *
 * <h2>Formulas</h2>
 *
 * Over a period, for each customer, with M calendar months touched by the period:
 *
 * <ul>
 *   <li><b>time cost</b> = Σ seconds × hourly rate / 3600, each entry at the rate of its day
 *   <li><b>contribution</b> = Σ income − Σ direct cost − time cost
 *   <li><b>contribution per hour</b> = contribution × 3600 / Σ seconds; absent where no time was
 *       spent
 *   <li><b>persistence</b> = months with income above zero / M
 *   <li><b>breadth</b> = product lines that brought income
 *   <li><b>regularity</b> = (Σ s)² / (M · Σ s²) over the seconds s of each month: 1 where every
 *       month took the same time, 1/M where one month took it all (the effective number of months
 *       of Herfindahl and Simpson, as a share)
 *   <li><b>trend</b> = contribution − contribution of the period before, of the same length
 *   <li><b>estimated share</b> = seconds not measured / Σ seconds
 * </ul>
 *
 * Over the base, with n = customers that have any entry in the period, ranked by contribution from
 * the highest, ties by external id (as numbers where they are numbers):
 *
 * <ul>
 *   <li><b>top 20 %</b> = the first ⌈0.2 n⌉ customers by the measure in question
 *   <li><b>whale curve</b> = cumulative contribution by rank; its <b>peak</b> is the greatest
 *       value, at the lowest such rank; <b>erosion</b> = peak − total
 *   <li><b>Gini</b> = 2 Σ i·xᵢ / (n Σ x) − (n + 1)/n with x ascending; may pass 1 where x has
 *       negative values
 * </ul>
 *
 * Sums are exact: {@code numeric} in the database, {@link java.math.BigDecimal} here; only what is
 * shown is rounded.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "values",
      "tables",
      "web",
      "api",
      "identity",
      "audit",
      "importing",
      "customers",
      "agreements",
      "db :: importing",
      "db :: agreements",
      "db :: profitability",
      "db :: customers"
    })
package io.kesher.profitability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
