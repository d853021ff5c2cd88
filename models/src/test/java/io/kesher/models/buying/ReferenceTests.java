package io.kesher.models.buying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Answers against the textbook formulas in 150 digits: parameters from 10⁻⁸ to 10⁸, up to 10,000
 * purchases, spans up to 10⁵. The references were computed by mpmath, twice with different
 * precision, and kept where 25 digits agreed.
 */
class ReferenceTests {
  /** Relative; a number below the smallest double may be 0. */
  private static final double EXACT = 5e-12;

  @ParameterizedTest
  @CsvFileSource(resources = "references.csv", numLinesToSkip = 1)
  void everyAnswerAgrees(
      String name,
      double r,
      double alpha,
      double third,
      double fourth,
      int repeats,
      double last,
      double observed,
      double span,
      double logLikelihood,
      double alive,
      double purchases,
      double none) {
    BuyingModel model = model(name, r, alpha, third, fourth);
    var history = new PurchaseHistory(repeats, last, observed);
    var ahead = Span.days(span);
    agrees("log-likelihood", model.logLikelihood(history), logLikelihood);
    agrees("alive", model.probabilityAlive(history), alive);
    agrees("purchases", model.expectedPurchases(history, ahead), purchases);
    agrees("none", model.probabilityOfNoPurchase(history, ahead), none);
  }

  /** Customers who are alive; the references are integrals over p of exponential integrals. */
  @ParameterizedTest
  @CsvFileSource(resources = "discounted.csv", numLinesToSkip = 1)
  void discountedPurchasesAgree(
      String name,
      double r,
      double alpha,
      double third,
      double fourth,
      int repeats,
      double observed,
      double discount,
      double expected) {
    BuyingModel model = model(name, r, alpha, third, fourth);
    var history = new PurchaseHistory(repeats, repeats == 0 ? 0 : observed, observed);
    var rate = DiscountRate.annual(Math.expm1(discount * ModelUnit.YEAR.days()));
    double alive = model.probabilityAlive(history);
    if (rate.annual() < 1e300) {
      agrees("for ever", model.discountedPurchases(history, rate) / alive, expected);
      var eons = Span.days(60 / discount);
      agrees("in eons", model.discountedPurchases(history, rate, eons) / alive, expected);
      agrees(
          "in no time",
          model.discountedPurchases(history, rate, Span.days(1e-9 / discount)),
          model.expectedPurchases(history, Span.days(1e-9 / discount)) * (1 - 5e-10));
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "spending.csv", numLinesToSkip = 1)
  void theLikelihoodOfSpendingAgrees(
      double p, double q, double gamma, int repeats, double mean, double expected) {
    agrees("spend", new GammaGamma(p, q, gamma).logLikelihood(repeats, mean), expected);
  }

  private static BuyingModel model(
      String name, double r, double alpha, double third, double fourth) {
    return switch (name) {
      case "BG" -> new BgNbd(r, alpha, third, fourth, ModelUnit.DAY);
      case "MBG" -> new MbgNbd(r, alpha, third, fourth, ModelUnit.DAY);
      default -> new ParetoNbd(r, alpha, third, fourth, ModelUnit.DAY);
    };
  }

  private static void agrees(String what, double actual, double expected) {
    assertThat(actual).as(what).isCloseTo(expected, within(EXACT * Math.abs(expected) + 1e-300));
  }
}
