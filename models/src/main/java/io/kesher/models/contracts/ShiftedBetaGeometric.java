package io.kesher.models.contracts;

import io.kesher.models.numerics.BetaDistribution;
import io.kesher.models.numerics.Checks;

/**
 * Shifted-beta-geometric: each customer leaves at each renewal with a probability of the customer's
 * own.
 *
 * <p>Assumptions. At each renewal a customer leaves with probability θ, always the same; over
 * customers θ is beta distributed with α and β. So nobody's loyalty grows, yet retention rises with
 * age, as those who leave easily leave first:
 *
 * <pre>{@code
 * S(t) = B(α, β + t) / B(α, β),     retention(t) = (β + t - 1) / (α + β + t - 1)
 * }</pre>
 *
 * The mean probability to leave at the first renewal is α/(α + β).
 *
 * <p>Renewals to come are {@code Σ S(n + k)/S(n) v^k = E[(1-θ)v / (1 - (1-θ)v)]} over the θ of
 * those who are left after n, beta distributed with α and β + n; the published form is a {@code
 * 2F1} at {@code v = 1/(1 + d)}, whose series hardly converges for a small discount.
 *
 * <p>Sources: Fader and Hardie, How to project customer retention, Journal of Interactive Marketing
 * 21(1), 2007; Customer-base valuation in a contractual setting, Marketing Science 29(1), 2010.
 *
 * <p>When not to use it: where retention falls with age, or the first renewals are unlike the later
 * ones (a free trial); see {@link BetaDiscreteWeibull}.
 *
 * @param alpha positive
 * @param beta positive
 */
public record ShiftedBetaGeometric(double alpha, double beta) implements RetentionCurve {
  public ShiftedBetaGeometric {
    Checks.positive("alpha", alpha);
    Checks.positive("beta", beta);
  }

  /** The most likely curve of the counts. */
  public static RetentionFit<ShiftedBetaGeometric> fit(RenewalCounts counts) {
    return RetentionSearch.shiftedBetaGeometric(counts);
  }

  @Override
  public double survival(int renewals) {
    Checks.require(renewals >= 0, "renewals", renewals, "at least 0");
    return Math.exp(RetentionCurve.logSurvival(alpha, beta, renewals));
  }

  @Override
  public double retention(int renewal) {
    Checks.require(renewal >= 1, "renewal", renewal, "at least 1");
    return (beta + (renewal - 1)) / (alpha + beta + (renewal - 1));
  }

  @Override
  public double discountedRenewals(int renewals, double discount) {
    Checks.require(renewals >= 0, "renewals", renewals, "at least 0");
    Checks.positive("discount", discount);
    // With v = 1/(1+d): (1-θ)v / (1 - (1-θ)v) = (1-θ) / (d + θ).
    return new BetaDistribution(alpha, beta + renewals)
        .nodes(Math.log1p(1 / discount))
        .expectation(leaves -> (1 - leaves) / (discount + leaves));
  }
}
