package io.kesher.books;

import io.kesher.identity.EmployeeId;
import java.math.BigDecimal;

/**
 * One book of a proposal, before and after.
 *
 * @param hours a month that its holder has
 * @param others customers who stay in their hands beside those who were asked for; among both
 *     numbers
 * @param hourWorth what an hour more would be worth, in points; 0 where hours are no bound
 */
public record ProposedBook(
    EmployeeId holder,
    String name,
    BigDecimal hours,
    int most,
    int others,
    BigDecimal othersNeeds,
    Side before,
    Side after,
    BigDecimal hourWorth) {

  /**
   * @param needs hours a month
   */
  public record Side(int customers, BigDecimal needs) {}

  /** Whether a side of it needs more than its holder has. */
  public boolean overfull(Side side) {
    return side.needs().compareTo(hours) > 0 || side.customers() > most;
  }
}
