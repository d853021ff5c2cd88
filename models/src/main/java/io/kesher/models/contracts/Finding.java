package io.kesher.models.contracts;

/** What a fit is to be read with. */
public enum Finding {
  /** No parameters near these are more likely. */
  CONVERGED("The most likely parameters were found."),
  /** The search ended before the top. */
  NOT_CONVERGED("The search ended before the most likely parameters were found."),
  /** Fewer than thirty customers left: the parameters are rough. */
  TOO_FEW_CUSTOMERS("Fewer than thirty customers have left."),
  /** Nobody left: retention is near 1, and how near can't be told. */
  NOBODY_LEFT("Nobody has left, so only that leaving is rare can be told."),
  /** Nobody stayed beyond the first renewal. */
  NOBODY_STAYED("Nobody has stayed beyond the first renewal."),
  /** On the ridge where customers are alike: α and β are large, only their ratio is known. */
  CUSTOMERS_ALIKE("All customers are about equally inclined to leave."),
  /** On the ridge where some leave at once and the rest never do: α and β near 0. */
  CUSTOMERS_OPPOSITE("Some customers leave at once and the rest never do.");

  private final String sentence;

  Finding(String sentence) {
    this.sentence = sentence;
  }

  /** The finding in words. */
  public String sentence() {
    return sentence;
  }
}
