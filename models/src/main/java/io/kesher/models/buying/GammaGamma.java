package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.GammaFunctions;
import java.util.Collection;

/**
 * Gamma-Gamma: what a customer spends at a purchase.
 *
 * <p>Assumptions. The amounts of a customer's purchases are gamma distributed with shape p and a
 * scale 1/ν of the customer's own; ν is gamma distributed over customers with shape q and scale
 * 1/γ. How much is spent has nothing to do with how often. The more purchases a customer has made
 * the more the own mean counts, and the less that of all customers:
 *
 * <pre>{@code
 * E[spend | x, m] = p (γ + x m) / (p x + q - 1)
 *                 = (1 - w) · pγ/(q - 1)  +  w · m,       w = p x / (p x + q - 1)
 * }</pre>
 *
 * x being the number of repeat purchases and m their mean amount. As the mean of all is infinite
 * for {@code q ≤ 1}, q is more than 1 here by construction.
 *
 * <p>Source: Fader and Hardie, The gamma-gamma model of monetary value, note 025 (brucehardie.com),
 * 2013, equation (1a).
 *
 * <p>When not to use it: where amounts can be negative (net returns first, as {@link Ledger} does),
 * where who buys more often also spends more at a time ({@link
 * Finding#SPENDING_GOES_WITH_FREQUENCY}), or where prices are fixed, as of a subscription.
 *
 * @param p the shape of a customer's amounts, positive
 * @param q the shape of customers' scales, more than 1
 * @param gamma in units of money, positive
 */
public record GammaGamma(double p, double q, double gamma) {
  public GammaGamma {
    Checks.positive("p", p);
    Checks.require(q > 1 && q < Double.POSITIVE_INFINITY, "q", q, "finite and more than 1");
    Checks.positive("gamma", gamma);
  }

  /**
   * The most likely model of the customers who came back and spent. The first purchase doesn't
   * count, as the models of buying have it.
   *
   * @throws IllegalArgumentException if nobody did
   */
  public static Fit<GammaGamma> fit(Collection<Customer> customers) {
    var spenders =
        customers.stream()
            .filter(each -> each.history().repeats() > 0 && each.repeatSpend() > 0)
            .toList();
    return fit(
        spenders.stream().mapToInt(each -> each.history().repeats()).toArray(),
        spenders.stream().mapToDouble(Customer::repeatSpend).toArray());
  }

  /** Of columns: a customer's repeat purchases, at least 1, and their mean amount, positive. */
  public static Fit<GammaGamma> fit(int[] repeats, double[] meanSpend) {
    return new GammaGammaSearch(repeats, meanSpend).fit();
  }

  /** Expected amount of a purchase of a customer of whom nothing is known. */
  public double expectedSpend() {
    return p * gamma / (q - 1);
  }

  /**
   * Expected amount of a purchase.
   *
   * @param repeats with money, at least 0
   * @param meanSpend of these; of no importance if there were none
   */
  public double expectedSpend(int repeats, double meanSpend) {
    Checks.require(repeats >= 0, "repeats", repeats, "at least 0");
    Checks.atLeastZero("meanSpend", meanSpend);
    return p * (gamma + repeats * meanSpend) / (p * repeats + q - 1);
  }

  /** How much of the expectation is the customer's own mean, from 0 to 1. */
  public double weightOfOwn(int repeats) {
    return p * repeats / (p * repeats + q - 1);
  }

  /** The log-density of a mean amount, positive, of so many purchases, at least 1. */
  public double logLikelihood(int repeats, double meanSpend) {
    Checks.require(repeats >= 1, "repeats", repeats, "at least 1");
    Checks.positive("meanSpend", meanSpend);
    double spent = repeats * meanSpend;
    double shape = p * repeats;
    return GammaFunctions.logRatio(shape, q)
        - GammaFunctions.logGamma(q)
        - Math.log(meanSpend)
        - shape * Math.log1p(gamma / spent)
        - q * Math.log1p(spent / gamma);
  }
}
