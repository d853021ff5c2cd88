package io.kesher.models.buying;

/**
 * What is to be expected of a customer, given the past. All answers are exact to about ten digits
 * or more for any parameters, histories of thousands of purchases and spans of centuries; a
 * probability lies in [0, 1], and nothing is ever NaN or infinite.
 */
public sealed interface BuyingModel permits BetaGeometricModel, ParetoNbd, NbdModel {
  /** The unit of time that the parameters are in. */
  ModelUnit unit();

  /** The logarithm of the likelihood of a history, times of purchase being in the model's unit. */
  double logLikelihood(PurchaseHistory history);

  /** The probability that the customer has not left yet when last watched. */
  double probabilityAlive(PurchaseHistory history);

  /** Expected number of purchases in the span after the customer was last watched. */
  double expectedPurchases(PurchaseHistory history, Span ahead);

  /** The probability that there will be no purchase in the span after the last watch. */
  double probabilityOfNoPurchase(PurchaseHistory history, Span ahead);

  /** Expected number of repeat purchases of a new customer in the span after the first. */
  double expectedPurchasesOfNewcomer(Span ahead);

  /**
   * Expected number of all purchases to come, each discounted to the day of the last watch (the
   * literature's DERT).
   *
   * @param rate must be more than 0 where customers need not ever leave, as the sum is infinite
   */
  double discountedPurchases(PurchaseHistory history, DiscountRate rate);

  /** The same for purchases within the span only. */
  double discountedPurchases(PurchaseHistory history, DiscountRate rate, Span ahead);
}
