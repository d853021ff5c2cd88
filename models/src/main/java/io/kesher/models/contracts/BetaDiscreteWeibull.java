package io.kesher.models.contracts;

import io.kesher.models.numerics.Checks;

/**
 * Beta-discrete-Weibull: {@link ShiftedBetaGeometric} in which a customer's own probability to
 * leave changes with age.
 *
 * <p>Assumptions. A customer is still there after t renewals with probability {@code (1-θ)^(t^c)},
 * θ being beta distributed with α and β over customers. For c = 1 it is the shifted-beta-geometric;
 * for c &gt; 1 each customer's inclination to leave grows with age, for c &lt; 1 it wears off.
 *
 * <pre>{@code S(t) = B(α, β + t^c) / B(α, β)}</pre>
 *
 * <p>Source: Fader, Hardie, Liu, Davin and Steenburgh, "How to project customer retention"
 * revisited: the role of duration dependence, Journal of Interactive Marketing 43, 2018.
 *
 * <p>When not to use it: with fewer than about five renewals seen, which don't tell c from the
 * spread of θ. If c lies within two standard errors of 1, prefer the simpler curve.
 *
 * @param alpha positive
 * @param beta positive
 * @param c positive
 */
public record BetaDiscreteWeibull(double alpha, double beta, double c) implements RetentionCurve {
  /** What is discounted to less than this share no longer counts. */
  private static final double NOTHING = 1e-18;

  public BetaDiscreteWeibull {
    Checks.positive("alpha", alpha);
    Checks.positive("beta", beta);
    Checks.positive("c", c);
  }

  /** The most likely curve of the counts. */
  public static RetentionFit<BetaDiscreteWeibull> fit(RenewalCounts counts) {
    return RetentionSearch.betaDiscreteWeibull(counts);
  }

  @Override
  public double survival(int renewals) {
    Checks.require(renewals >= 0, "renewals", renewals, "at least 0");
    return Math.exp(logSurvival(renewals));
  }

  @Override
  public double retention(int renewal) {
    Checks.require(renewal >= 1, "renewal", renewal, "at least 1");
    double before = Math.pow(renewal - 1.0, c);
    return Math.exp(
        RetentionCurve.logSurvival(alpha, beta + before, Math.pow(renewal, c) - before));
  }

  /** Summed until the discount alone leaves nothing: retention nears 1, so no sooner. */
  @Override
  public double discountedRenewals(int renewals, double discount) {
    Checks.positive("discount", discount);
    double periods = -Math.log(NOTHING) / Math.log1p(discount);
    return discountedRenewals(renewals, discount, (int) Math.min(periods + 1, 1e9));
  }

  private double logSurvival(int renewals) {
    return RetentionCurve.logSurvival(alpha, beta, Math.pow(renewals, c));
  }
}
