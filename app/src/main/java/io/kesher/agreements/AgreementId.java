package io.kesher.agreements;

/** Names an agreement. */
public record AgreementId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
