package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.GammaFunctions;

/**
 * NBD: buying at random moments at a rate of one's own, for ever.
 *
 * <p>Assumptions. A customer buys at random moments at a rate λ, gamma distributed over customers
 * with shape r and scale 1/α, and nobody leaves. It is what {@link BgNbd}, {@link MbgNbd} and
 * {@link ParetoNbd} become when the data show no leaving, and the measure of whether leaving
 * explains anything.
 *
 * <p>Source: Ehrenberg, The pattern of consumer purchases, Applied Statistics 8(1), 1959.
 *
 * <pre>{@code L = (r)ₓ α^r / (α + T)^(r+x)}</pre>
 *
 * <p>When not to use it: for a customer base that anybody ever leaves. A long silence then counts
 * as a low rate only.
 *
 * @param r the shape of the rates of buying, positive
 * @param alpha their inverse scale, in units of time, positive
 * @param unit of alpha
 */
public record NbdModel(double r, double alpha, ModelUnit unit) implements BuyingModel {
  public NbdModel {
    Checks.positive("r", r);
    Checks.positive("alpha", alpha);
  }

  /**
   * The most likely model of the histories, its parameters in the given unit. Works in the common
   * pool, or in the pool of the calling task if there is one; see {@link
   * PurchaseHistories#onOneThread}.
   */
  public static Fit<BuyingModel> fit(PurchaseHistories histories, ModelUnit unit) {
    return Fitting.nbd(histories, unit);
  }

  @Override
  public double logLikelihood(PurchaseHistory history) {
    double observed = history.observed(unit);
    return GammaFunctions.logRatio(r, history.repeats())
        - r * Math.log1p(observed / alpha)
        - history.repeats() * Math.log(alpha + observed);
  }

  @Override
  public double probabilityAlive(PurchaseHistory history) {
    return 1;
  }

  @Override
  public double expectedPurchases(PurchaseHistory history, Span ahead) {
    return rate(history) * ahead.in(unit);
  }

  @Override
  public double probabilityOfNoPurchase(PurchaseHistory history, Span ahead) {
    double seen = alpha + history.observed(unit);
    return Math.exp(-(r + history.repeats()) * Math.log1p(ahead.in(unit) / seen));
  }

  @Override
  public double expectedPurchasesOfNewcomer(Span ahead) {
    return r / alpha * ahead.in(unit);
  }

  @Override
  public double discountedPurchases(PurchaseHistory history, DiscountRate rate) {
    Checks.positive("annual", rate.annual());
    return rate(history) / rate.in(unit);
  }

  @Override
  public double discountedPurchases(PurchaseHistory history, DiscountRate rate, Span ahead) {
    double decline = rate.in(unit) * ahead.in(unit);
    double share = decline == 0 ? 1 : -Math.expm1(-decline) / decline;
    return rate(history) * ahead.in(unit) * share;
  }

  private double rate(PurchaseHistory history) {
    return (r + history.repeats()) / (alpha + history.observed(unit));
  }
}
