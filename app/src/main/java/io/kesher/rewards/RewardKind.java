package io.kesher.rewards;

import java.util.Locale;

/** What can be paid for. The order is the order in which they are told. */
public enum RewardKind {
  /** An agreement got another term. Brings the commission of that term. */
  RENEWAL,
  /** A customer took another agreement. Brings the commission of its first term. */
  REPEAT,
  /** A month of a customer who was one a year before. Brings the contribution of the month. */
  RETAINED,
  /** The first agreement of a customer. Brings the commission of its first term. */
  ACQUISITION,
  /** The first agreement of somebody whom a customer has sent; earned where that customer is. */
  REFERRAL;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RewardKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether it pays for those who are there; the others pay for those who come. */
  public boolean keeps() {
    return this != ACQUISITION && this != REFERRAL;
  }

  /** Whether there is an agreement that could end soon after, and a line of business. */
  public boolean ofAgreement() {
    return this != RETAINED;
  }
}
