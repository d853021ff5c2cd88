package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;

/**
 * What {@link BgNbd} and {@link MbgNbd} have in common: all but how many chances to leave a history
 * holds. The formulas are those of {@link BetaGeometric}.
 */
sealed interface BetaGeometricModel extends BuyingModel permits BgNbd, MbgNbd {
  double r();

  double alpha();

  double a();

  double b();

  /** How often the customer could have left so far. */
  int chances(PurchaseHistory history);

  @Override
  default double logLikelihood(PurchaseHistory history) {
    return core()
        .logLikelihood(
            history.repeats(), chances(history), history.last(unit()), history.observed(unit()));
  }

  @Override
  default double probabilityAlive(PurchaseHistory history) {
    return core()
        .probabilityAlive(
            history.repeats(), chances(history), history.last(unit()), history.observed(unit()));
  }

  @Override
  default double expectedPurchases(PurchaseHistory history, Span ahead) {
    return probabilityAlive(history)
        * core()
            .purchasesIfAlive(
                history.repeats(), chances(history), history.observed(unit()), ahead.in(unit()));
  }

  @Override
  default double probabilityOfNoPurchase(PurchaseHistory history, Span ahead) {
    return core()
        .probabilityOfNoPurchase(
            history.repeats(),
            chances(history),
            history.last(unit()),
            history.observed(unit()),
            ahead.in(unit()));
  }

  @Override
  default double discountedPurchases(PurchaseHistory history, DiscountRate rate) {
    Checks.positive("annual", rate.annual());
    return probabilityAlive(history)
        * core()
            .discountedIfAlive(
                history.repeats(), chances(history), history.observed(unit()), rate.in(unit()));
  }

  @Override
  default double discountedPurchases(PurchaseHistory history, DiscountRate rate, Span ahead) {
    return probabilityAlive(history)
        * core()
            .discountedIfAlive(
                history.repeats(),
                chances(history),
                history.observed(unit()),
                rate.in(unit()),
                ahead.in(unit()));
  }

  private BetaGeometric core() {
    return new BetaGeometric(r(), alpha(), a(), b());
  }
}
