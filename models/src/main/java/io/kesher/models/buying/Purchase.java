package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;
import java.time.LocalDate;

/**
 * One line of a sales ledger.
 *
 * @param customer any number that stands for the customer
 * @param day of the purchase
 * @param amount what it brought; negative of a return
 */
public record Purchase(long customer, LocalDate day, double amount) {
  public Purchase {
    Checks.require(Double.isFinite(amount), "amount", amount, "finite");
  }
}
