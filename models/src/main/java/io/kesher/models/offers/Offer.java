package io.kesher.models.offers;

import java.util.List;

/**
 * An item to offer, and why.
 *
 * @param item its name
 * @param score to rank by; comparable within one list only
 * @param because the reasons, the strongest first
 */
public record Offer(String item, double score, List<Because> because) {

  /** What kind of reason it is. */
  public enum Reason {
    /** The customer holds an item that goes with it. */
    HELD,
    /** The customer bought it before. */
    REPEATED,
    /** Many hold it; about this customer nothing is known that says more. */
    POPULAR,
    /** A model gives this customer a probability of buying it. */
    PROPENSITY
  }

  /**
   * One reason.
   *
   * @param reason its kind
   * @param item of {@link Reason#HELD} the item held, else the item offered
   * @param weight how much of the score it makes
   */
  public record Because(Reason reason, String item, double weight) {}

  public Offer {
    because = List.copyOf(because);
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("the score of " + item + " is not finite");
    }
  }
}
