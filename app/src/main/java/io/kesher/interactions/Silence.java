package io.kesher.interactions;

import io.kesher.customers.TodayItem.About;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A key customer who has fallen silent against their own rhythm.
 *
 * @param daysOfContact within the last 365 days
 * @param usualGap how many days usually lay between two of them
 * @param lastDay on which somebody last spoke with them
 * @param silentDays since then
 * @param dismissed why that means nothing; absent: nobody has looked yet
 */
public record Silence(
    About customer,
    int daysOfContact,
    BigDecimal usualGap,
    LocalDate lastDay,
    int silentDays,
    @Nullable Dismissed dismissed) {
  /**
   * @param by who said so, by name
   */
  public record Dismissed(String reason, @Nullable String by, Instant at) {}
}
