package io.kesher.cases;

/** How grave it is for the customer. The gravest first, and so they are kept: 1 to 4. */
public enum Severity {
  URGENT,
  HIGH,
  NORMAL,
  LOW;

  short place() {
    return (short) (ordinal() + 1);
  }

  static Severity at(int place) {
    return values()[place - 1];
  }
}
