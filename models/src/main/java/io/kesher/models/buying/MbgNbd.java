package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;

/**
 * MBG/NBD: {@link BgNbd} in which a customer may leave after the first purchase as well.
 *
 * <p>Assumptions as there, but each purchase including the first is a chance to leave. So a
 * one-time buyer who stays silent is less likely alive by the day, as common sense has it, and the
 * model is about as quick as BG/NBD. A good default.
 *
 * <p>Source: Batislam, Denizel and Filiztekin, Empirical validation and comparison of models for
 * customer base analysis, International Journal of Research in Marketing 24(3), 2007. Formulas and
 * how they are computed: {@link BetaGeometric}.
 *
 * <p>When not to use it: where customers leave by the calendar rather than after buying (a shop
 * across the street opens; then {@link ParetoNbd}), or buy to a beat.
 *
 * @param r the shape of the rates of buying, positive
 * @param alpha their inverse scale, in units of time, positive
 * @param a positive
 * @param b positive
 * @param unit of alpha
 */
public record MbgNbd(double r, double alpha, double a, double b, ModelUnit unit)
    implements BuyingModel {
  public MbgNbd {
    BetaGeometric.check(r, alpha, a, b);
  }

  /**
   * The most likely model of the histories, its parameters in the given unit. Works in the common
   * pool, or in the pool of the calling task if there is one; see {@link
   * PurchaseHistories#onOneThread}. Where nobody seems to leave it is an {@link NbdModel}.
   */
  public static Fit<BuyingModel> fit(PurchaseHistories histories, ModelUnit unit) {
    return Fitting.mbgNbd(histories, unit);
  }

  @Override
  public double logLikelihood(PurchaseHistory history) {
    return core()
        .logLikelihood(
            history.repeats(), chances(history), history.last(unit), history.observed(unit));
  }

  @Override
  public double probabilityAlive(PurchaseHistory history) {
    return core()
        .probabilityAlive(
            history.repeats(), chances(history), history.last(unit), history.observed(unit));
  }

  @Override
  public double expectedPurchases(PurchaseHistory history, Span ahead) {
    return probabilityAlive(history)
        * core()
            .purchasesIfAlive(
                history.repeats(), chances(history), history.observed(unit), ahead.in(unit));
  }

  @Override
  public double probabilityOfNoPurchase(PurchaseHistory history, Span ahead) {
    return core()
        .probabilityOfNoPurchase(
            history.repeats(),
            chances(history),
            history.last(unit),
            history.observed(unit),
            ahead.in(unit));
  }

  @Override
  public double expectedPurchasesOfNewcomer(Span ahead) {
    // The first purchase was a chance to leave, of which nobody knows yet whether it was taken.
    return b / (a + b) * core().purchasesIfAlive(0, 1, 0, ahead.in(unit));
  }

  @Override
  public double discountedPurchases(PurchaseHistory history, DiscountRate rate) {
    Checks.positive("annual", rate.annual());
    return probabilityAlive(history)
        * core()
            .discountedIfAlive(
                history.repeats(), chances(history), history.observed(unit), rate.in(unit));
  }

  @Override
  public double discountedPurchases(PurchaseHistory history, DiscountRate rate, Span ahead) {
    return probabilityAlive(history)
        * core()
            .discountedIfAlive(
                history.repeats(),
                chances(history),
                history.observed(unit),
                rate.in(unit),
                ahead.in(unit));
  }

  private static int chances(PurchaseHistory history) {
    return history.repeats() + 1;
  }

  private BetaGeometric core() {
    return new BetaGeometric(r, alpha, a, b);
  }
}
