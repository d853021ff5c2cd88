package io.kesher.models.buying;

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
    implements BetaGeometricModel {
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
  public double expectedPurchasesOfNewcomer(Span ahead) {
    // The first purchase was a chance to leave, of which nobody knows yet whether it was taken.
    return b
        / (a + b)
        * new BetaGeometric(r, alpha, a, b).purchasesIfAlive(0, 1, 0, ahead.in(unit));
  }

  @Override
  public int chances(PurchaseHistory history) {
    return history.repeats() + 1;
  }
}
