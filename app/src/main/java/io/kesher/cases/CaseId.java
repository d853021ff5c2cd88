package io.kesher.cases;

/** The number of a case, by which people call it too. */
public record CaseId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
