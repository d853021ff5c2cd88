package io.kesher.models.buying;

import static io.kesher.models.buying.Reason.Kind.BOUGHT_ONCE;
import static io.kesher.models.buying.Reason.Kind.BOUGHT_ONCE_AND_CANNOT_LEAVE;
import static io.kesher.models.buying.Reason.Kind.LEFT_OR_PAUSING;
import static io.kesher.models.buying.Reason.Kind.MEAN_OF_ALL;
import static io.kesher.models.buying.Reason.Kind.NOBODY_LEAVES;
import static io.kesher.models.buying.Reason.Kind.OWN_MEAN;
import static io.kesher.models.buying.Reason.Kind.PURCHASES_TIMES_SPEND;
import static io.kesher.models.buying.Reason.Kind.RATE_WHILE_ALIVE;
import static io.kesher.models.buying.Reason.Kind.SILENCE_AS_USUAL;
import static io.kesher.models.buying.Reason.Kind.SILENCE_TOO_LONG;

import io.kesher.models.numerics.Checks;

/**
 * Tells what is to be expected of customers, each answer with its reason. Value is in the money of
 * the ledger; where amounts are sales, multiply it by the margin.
 *
 * @param buying how often they buy and when they leave
 * @param spending what they spend
 * @param rate of discount, more than 0
 * @param ahead the span that is looked at
 */
public record Outlooks(BuyingModel buying, GammaGamma spending, DiscountRate rate, Span ahead) {
  public Outlooks {
    Checks.positive("annual", rate.annual());
  }

  /** The outlook of a customer, as of the day up to which the customer was watched. */
  public Outlook of(Customer customer) {
    PurchaseHistory history = customer.history();
    double alive = buying.probabilityAlive(history);
    // A customer who came back for nothing hasn't shown what a purchase is worth.
    int paid = customer.repeatSpend() > 0 ? history.repeats() : 0;
    double spend = spending.expectedSpend(paid, customer.repeatSpend());
    double all = buying.discountedPurchases(history, rate);
    double within = buying.discountedPurchases(history, rate, ahead);
    return new Outlook(
        customer,
        new Explained(alive, whyAlive(history)),
        new Explained(
            buying.expectedPurchases(history, ahead),
            Reason.of(RATE_WHILE_ALIVE, history.repeats(), history.observed(), 100 * alive)),
        noPurchase(history, alive),
        new Explained(spend, whySpend(paid, customer.repeatSpend())),
        new Explained(all * spend, Reason.of(PURCHASES_TIMES_SPEND, all, spend)),
        new Explained(within * spend, Reason.of(PURCHASES_TIMES_SPEND, within, spend)));
  }

  private Reason whyAlive(PurchaseHistory history) {
    if (buying instanceof NbdModel) {
      return Reason.of(NOBODY_LEAVES);
    }
    if (history.repeats() == 0) {
      return Reason.of(
          buying instanceof BgNbd ? BOUGHT_ONCE_AND_CANNOT_LEAVE : BOUGHT_ONCE, history.observed());
    }
    double silent = history.observed() - history.last();
    double usual = history.last() / history.repeats();
    return Reason.of(silent <= usual ? SILENCE_AS_USUAL : SILENCE_TOO_LONG, silent, usual);
  }

  private Explained noPurchase(PurchaseHistory history, double alive) {
    double none = buying.probabilityOfNoPurchase(history, ahead);
    double left = 1 - alive;
    return new Explained(
        none, Reason.of(LEFT_OR_PAUSING, 100 * left, 100 * Math.max(0, none - left)));
  }

  private Reason whySpend(int paid, double mean) {
    return paid == 0
        ? Reason.of(MEAN_OF_ALL)
        : Reason.of(
            OWN_MEAN, paid, mean, 100 * spending.weightOfOwn(paid), spending.expectedSpend());
  }
}
