package io.kesher.models.numerics;

/** Refusals by name: which value is wrong, what it is and what it must be. */
public final class Checks {
  private Checks() {}

  public static void atLeastZero(String name, double value) {
    require(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "finite and at least 0");
  }

  public static void positive(String name, double value) {
    require(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "finite and more than 0");
  }

  public static void require(boolean holds, String name, Object value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(name + " " + value + " must be " + rule);
    }
  }
}
