package io.kesher.models.staffing;

/** Refusals by name: which value is wrong, what it is and what it must be. */
final class Checks {
  private Checks() {}

  static void positive(String name, double value) {
    require(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "finite and more than 0");
  }

  static void atLeastZero(String name, double value) {
    require(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "finite and at least 0");
  }

  static void require(boolean holds, String name, Object value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(name + " " + value + " must be " + rule);
    }
  }
}
