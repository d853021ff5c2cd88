package io.kesher.customers;

/** Names a customer inside Kesher. */
public record CustomerId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
