package io.kesher.demo;

/**
 * Numbers with a right check digit that belong to nobody: persons begin with 69 and companies with
 * 519, ranges above those that are in common use.
 */
final class OfficialNumber {
  private OfficialNumber() {}

  static String ofPerson(int slot) {
    return withCheckDigit(69_000_000 + scattered(slot, 1_000_000));
  }

  static String ofCompany(int slot) {
    return withCheckDigit(51_900_000 + scattered(slot, 100_000));
  }

  /** Different slots give different numbers, as 7919 shares no factor with a power of ten. */
  static int scattered(int slot, int range) {
    return (int) ((slot * 7919L + 31_337) % range);
  }

  private static String withCheckDigit(int eightDigits) {
    int sum = 0;
    int rest = eightDigits;
    for (int place = 8; place >= 1; place--, rest /= 10) {
      int weighted = rest % 10 * (place % 2 == 0 ? 2 : 1);
      sum += weighted / 10 + weighted % 10;
    }
    return eightDigits + Integer.toString((10 - sum % 10) % 10);
  }
}
