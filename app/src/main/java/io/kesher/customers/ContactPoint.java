package io.kesher.customers;

/**
 * A way to reach a customer.
 *
 * @param value as it is shown
 * @param source where it was learned, such as {@code import}
 */
public record ContactPoint(Kind kind, String value, String source, boolean verified) {
  public enum Kind {
    PHONE,
    EMAIL,
    ADDRESS
  }
}
