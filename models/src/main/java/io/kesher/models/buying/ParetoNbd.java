package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.Decay;
import io.kesher.models.numerics.GammaFunctions;

/**
 * Pareto/NBD: buying at random moments at a rate of one's own, and leaving at a random moment at a
 * rate of one's own.
 *
 * <p>Assumptions. While active a customer buys at random moments at a rate λ, gamma distributed
 * over customers with shape r and scale 1/α. The time until the customer leaves is exponential with
 * rate μ, gamma distributed with shape s and scale 1/β, independent of λ. In words: r/α is the mean
 * number of purchases in a unit of time, s/β the mean rate of leaving; small shapes mean that
 * customers differ much.
 *
 * <h2>Formulas</h2>
 *
 * Source: Schmittlein, Morrison and Colombo, Management Science 33(1), 1987; Fader and Hardie, note
 * 009 (brucehardie.com). With {@code R = r + x} and times in the model's unit,
 *
 * <pre>{@code
 *      (r)ₓ α^r β^s ⎡         1                  ⌠T            du            ⎤
 * L =  ──────────── ⎢ ─────────────────  +   s · ⎮  ──────────────────────── ⎥
 *           1       ⎣ (α+T)^R (β+T)^s            ⌡t (α+u)^R (β+u)^(s+1)      ⎦
 * }</pre>
 *
 * The first term is that of a customer who is alive, the integral that of one who left at u after
 * the last purchase at t. The published form has the integral as a difference of two {@code 2F1},
 * which cancels where t is near T, overflows for thousands of purchases and changes its form where
 * α and β cross. Here it is a {@link Decay}, which has none of these troubles, and so are the
 * probability of no purchase and the discounted purchases.
 *
 * <p>When not to use it: where leaving goes with a purchase (a bad experience; then {@link
 * MbgNbd}), or where purchases have a beat of their own.
 *
 * @param r the shape of the rates of buying, positive
 * @param alpha their inverse scale, in units of time, positive
 * @param s the shape of the rates of leaving, positive
 * @param beta their inverse scale, in units of time, positive
 * @param unit of alpha and beta
 */
public record ParetoNbd(double r, double alpha, double s, double beta, ModelUnit unit)
    implements BuyingModel {
  public ParetoNbd {
    Checks.positive("r", r);
    Checks.positive("alpha", alpha);
    Checks.positive("s", s);
    Checks.positive("beta", beta);
  }

  /**
   * The most likely model of the histories, its parameters in the given unit. Works in the common
   * pool, or in the pool of the calling task if there is one; see {@link
   * PurchaseHistories#onOneThread}. Where nobody seems to leave it is an {@link NbdModel}.
   */
  public static Fit<BuyingModel> fit(PurchaseHistories histories, ModelUnit unit) {
    return Fitting.paretoNbd(histories, unit);
  }

  @Override
  public double logLikelihood(PurchaseHistory history) {
    double observed = history.observed(unit);
    if (history.repeats() == 0) {
      double purchase = new Decay(0, alpha, r + 1, beta, s).integral(observed) * r / alpha;
      if (purchase < 0.5) {
        return Math.log1p(-purchase);
      }
    }
    return GammaFunctions.logRatio(r, history.repeats())
        - r * Math.log1p(observed / alpha)
        - history.repeats() * Math.log(alpha + observed)
        - s * Math.log1p(observed / beta)
        + BetaGeometric.logOnePlusExp(logOddsOfHavingLeft(history));
  }

  @Override
  public double probabilityAlive(PurchaseHistory history) {
    return 1 / (1 + Math.exp(logOddsOfHavingLeft(history)));
  }

  private double logOddsOfHavingLeft(PurchaseHistory history) {
    double last = history.last(unit);
    double silent = history.observed(unit) - last;
    double shape = r + history.repeats();
    double left = new Decay(0, alpha + last, shape, beta + last, s + 1).integral(silent);
    return Math.log(left * s / (beta + last))
        + shape * Math.log1p(silent / (alpha + last))
        + s * Math.log1p(silent / (beta + last));
  }

  @Override
  public double expectedPurchases(PurchaseHistory history, Span ahead) {
    return probabilityAlive(history)
        * purchases(r + history.repeats(), history.observed(unit), ahead.in(unit));
  }

  @Override
  public double expectedPurchasesOfNewcomer(Span ahead) {
    return purchases(r, 0, ahead.in(unit));
  }

  /** {@code shape/(α+T) · (β+T)/(s-1) · [1 - ((β+T)/(β+T+span))^(s-1)]}, and its limit at s = 1. */
  private double purchases(double shape, double observed, double span) {
    double log = Math.log1p(span / (beta + observed));
    double power = (s - 1) * log;
    double time = power == 0 ? log : -Math.expm1(-power) / (s - 1);
    return shape * time * ((beta + observed) / (alpha + observed));
  }

  @Override
  public double probabilityOfNoPurchase(PurchaseHistory history, Span ahead) {
    double logOdds = logOddsOfHavingLeft(history);
    double alive = 1 / (1 + Math.exp(logOdds));
    double left = 1 / (1 + Math.exp(-logOdds));
    Decay leaving = ahead(history, 0, 1);
    double span = ahead.in(unit);
    double leaves = s / leaving.second() * leaving.integral(span);
    double stays = Math.exp(-ahead(history, 0, 0).fall(span));
    return Math.min(1, left + alive * (leaves + stays));
  }

  @Override
  public double discountedPurchases(PurchaseHistory history, DiscountRate rate) {
    Checks.positive("annual", rate.annual());
    return discounted(history, rate, Double.POSITIVE_INFINITY);
  }

  @Override
  public double discountedPurchases(PurchaseHistory history, DiscountRate rate, Span ahead) {
    return discounted(history, rate, ahead.in(unit));
  }

  private double discounted(PurchaseHistory history, DiscountRate rate, double span) {
    double observed = history.observed(unit);
    return probabilityAlive(history)
        * (r + history.repeats())
        / (alpha + observed)
        * Decay.ofPower(rate.in(unit), beta + observed, s).integral(span);
  }

  private Decay ahead(PurchaseHistory history, double buys, double leaves) {
    double observed = history.observed(unit);
    return new Decay(
        0, alpha + observed, r + history.repeats() + buys, beta + observed, s + leaves);
  }
}
