package io.kesher.models.buying;

/** What a fit is to be read with. */
public enum Finding {
  /** No parameters near these are more likely. */
  CONVERGED("The most likely parameters were found."),
  /** The search ended before the top; the parameters are usable, but not the most likely. */
  NOT_CONVERGED("The search ended before the most likely parameters were found."),
  /** Nobody came back: the rate of buying is next to nothing, and nothing else can be told. */
  NO_REPEAT_PURCHASES("Nobody came back, so only that repeat purchases are rare can be told."),
  /** Fewer than ten repeat customers for each parameter: the parameters are rough. */
  TOO_FEW_CUSTOMERS("There are fewer than ten repeat customers for each parameter."),
  /** At the boundary where nobody leaves: the model is {@link NbdModel}. */
  NO_DROP_OUT_FOUND("The histories show no customer leaving, so nobody is expected to."),
  /** At the boundary where customers leave with their first chance. */
  DROP_OUT_AT_ONCE("Customers leave at the first chance."),
  /** On the ridge where all customers buy at one rate: r and α are large, only r/α is known. */
  RATES_ALIKE("All customers buy at about the same rate."),
  /** On the ridge where all customers leave alike: only the ratio of a and b (s and β) is known. */
  DROP_OUT_ALIKE("All customers are about equally inclined to leave."),
  /** On the ridge where all customers spend alike: each one's mean is that of all. */
  SPENDING_ALIKE("All customers spend about the same."),
  /** On the ridge where a customer's purchases are all of one amount. */
  AMOUNTS_ALIKE("Each customer's purchases are all of about the same amount."),
  /** At the boundary q = 1, beyond which the mean amount of all customers is infinite. */
  HEAVY_TAIL("A few customers spend so much that the mean of all is hardly known."),
  /** Who buys more often spends more, or less, at a time: an assumption is broken. */
  SPENDING_GOES_WITH_FREQUENCY("What customers spend goes with how often they buy.");

  private final String sentence;

  Finding(String sentence) {
    this.sentence = sentence;
  }

  /** The finding in words. */
  public String sentence() {
    return sentence;
  }
}
