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
    BuyingModel model =
        switch (name) {
          case "BG" -> new BgNbd(r, alpha, third, fourth, ModelUnit.DAY);
          case "MBG" -> new MbgNbd(r, alpha, third, fourth, ModelUnit.DAY);
          default -> new ParetoNbd(r, alpha, third, fourth, ModelUnit.DAY);
        };
    var history = new PurchaseHistory(repeats, last, observed);
    var ahead = Span.days(span);
    agrees("log-likelihood", model.logLikelihood(history), logLikelihood);
    agrees("alive", model.probabilityAlive(history), alive);
    agrees("purchases", model.expectedPurchases(history, ahead), purchases);
    agrees("none", model.probabilityOfNoPurchase(history, ahead), none);
  }

  private static void agrees(String what, double actual, double expected) {
    assertThat(actual).as(what).isCloseTo(expected, within(EXACT * Math.abs(expected) + 1e-300));
  }
}
