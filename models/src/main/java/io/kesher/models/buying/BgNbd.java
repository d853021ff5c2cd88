package io.kesher.models.buying;

/**
 * BG/NBD: buying at random moments at a rate of one's own, and leaving after a repeat purchase with
 * a probability of one's own.
 *
 * <p>Assumptions. While active a customer buys at random moments at a rate λ; over customers λ is
 * gamma distributed with shape r and scale 1/α. After each <i>repeat</i> purchase the customer
 * leaves with probability p, which is beta distributed with a and b; λ and p are independent. In
 * words: r small means that customers differ much in how often they buy; r/α is the mean number of
 * purchases in a unit of time; a/(a + b) is the mean probability of leaving at a purchase.
 *
 * <p>Source: Fader, Hardie and Lee, "Counting your customers" the easy way, Marketing Science
 * 24(2), 2005. Formulas and how they are computed: {@link BetaGeometric}.
 *
 * <p>When not to use it: where one-time buyers matter. As nobody leaves before a repeat purchase,
 * each of them is alive with probability 1 for ever, after a silence of ten years too. {@link
 * MbgNbd} and {@link ParetoNbd} don't say so. Nor where purchases have a beat of their own (weekly
 * shopping, subscriptions, seasons): moments are taken to be random.
 *
 * @param r the shape of the rates of buying, positive
 * @param alpha their inverse scale, in units of time, positive
 * @param a positive
 * @param b positive
 * @param unit of alpha
 */
public record BgNbd(double r, double alpha, double a, double b, ModelUnit unit)
    implements BetaGeometricModel {
  public BgNbd {
    BetaGeometric.check(r, alpha, a, b);
  }

  /**
   * The most likely model of the histories, its parameters in the given unit. Works in the common
   * pool, or in the pool of the calling task if there is one; see {@link
   * PurchaseHistories#onOneThread}. Where nobody seems to leave it is an {@link NbdModel}.
   */
  public static Fit<BuyingModel> fit(PurchaseHistories histories, ModelUnit unit) {
    return Fitting.bgNbd(histories, unit);
  }

  @Override
  public double expectedPurchasesOfNewcomer(Span ahead) {
    return new BetaGeometric(r, alpha, a, b).purchasesIfAlive(0, 0, 0, ahead.in(unit));
  }

  @Override
  public int chances(PurchaseHistory history) {
    return history.repeats();
  }
}
