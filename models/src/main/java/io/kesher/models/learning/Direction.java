package io.kesher.models.learning;

/** Which way a prediction may move when a feature grows and all others stay. */
public enum Direction {
  /** Never down. */
  RISING,
  /** Never up. */
  FALLING,
  /** Either way. */
  FREE;

  /** Whether a step from one value to another is allowed. */
  boolean allows(double left, double right) {
    return switch (this) {
      case RISING -> left <= right;
      case FALLING -> left >= right;
      case FREE -> true;
    };
  }
}
