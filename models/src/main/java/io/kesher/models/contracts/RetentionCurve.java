package io.kesher.models.contracts;

import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.GammaFunctions;

/** How many of a cohort are still there after each renewal, for ever. */
public sealed interface RetentionCurve permits ShiftedBetaGeometric, BetaDiscreteWeibull {
  /** The share of customers still there after so many renewals, at least 0. */
  double survival(int renewals);

  /** The share of those there before the renewal, the first being 1, who are there after it. */
  double retention(int renewal);

  /**
   * Expected number of renewals to come, each discounted to now, of a customer who has renewed so
   * often; the next renewal is one period ahead. Multiplied by the margin of a period it is what
   * the agreement is still worth, beyond the period already paid for.
   *
   * @param renewals so far, at least 0
   * @param discount of one period, more than 0: {@code Math.pow(1 + annual, 1 / 12.0) - 1} for
   *     months
   */
  double discountedRenewals(int renewals, double discount);

  /**
   * The same for the next so many periods only; the discount may be 0. Then it is the expected
   * number of renewals within them.
   */
  default double discountedRenewals(int renewals, double discount, int periods) {
    Checks.require(renewals >= 0, "renewals", renewals, "at least 0");
    Checks.atLeastZero("discount", discount);
    Checks.require(periods >= 0, "periods", periods, "at least 0");
    double there = 1;
    double sum = 0;
    for (int k = 1; k <= periods && there > 0; k++) {
      there *= retention(renewals + k) / (1 + discount);
      sum += there;
    }
    return sum;
  }

  /** {@code ln [B(α, β + u) / B(α, β)]}: all of u trials of probability 1 - θ succeed. */
  static double logSurvival(double alpha, double beta, double trials) {
    return GammaFunctions.logRatio(beta, trials) - GammaFunctions.logRatio(alpha + beta, trials);
  }
}
