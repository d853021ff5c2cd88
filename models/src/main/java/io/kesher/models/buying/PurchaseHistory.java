package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;

/**
 * All that the models use of a customer's past. Days are counted from the customer's first
 * purchase, and several purchases of a day are one.
 *
 * @param repeats days with a purchase after the first; 0 of one who bought once
 * @param last the day of the last purchase; 0 if there was no repeat, else after 0
 * @param observed the day up to which the customer was watched, not before the last purchase
 */
public record PurchaseHistory(int repeats, double last, double observed) {
  public PurchaseHistory {
    Checks.require(repeats >= 0, "repeats", repeats, "at least 0");
    Checks.atLeastZero("observed", observed);
    Checks.require(
        last >= 0 && last <= observed, "last", last, "between 0 and the " + observed + " observed");
    Checks.require(
        repeats == 0 ? last == 0 : last > 0,
        "last",
        last,
        repeats == 0 ? "0 without repeats" : "after 0 with " + repeats + " repeats");
  }

  double last(ModelUnit unit) {
    return last / unit.days();
  }

  double observed(ModelUnit unit) {
    return observed / unit.days();
  }
}
