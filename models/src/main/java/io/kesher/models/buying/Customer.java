package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;

/**
 * A customer's past as the models see it, with its money.
 *
 * @param id as in the ledger
 * @param history how often and when
 * @param repeatSpend mean amount of the repeat days that brought money; 0 if there was none
 */
public record Customer(long id, PurchaseHistory history, double repeatSpend) {
  public Customer {
    Checks.atLeastZero("repeatSpend", repeatSpend);
  }
}
