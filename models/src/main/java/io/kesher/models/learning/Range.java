package io.kesher.models.learning;

/**
 * What the values below a node must stay within, so that the directions asked for hold between any
 * two leaves, however far below the split they are.
 */
record Range(double low, double high) {
  static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  double nearest(double value) {
    return Math.max(low, Math.min(high, value));
  }

  /** What is left on the left of a split whose sides must meet at a value. */
  Range leftOf(double meeting, Direction direction) {
    return switch (direction) {
      case RISING -> new Range(low, meeting);
      case FALLING -> new Range(meeting, high);
      case FREE -> this;
    };
  }

  /** What is left on its right. */
  Range rightOf(double meeting, Direction direction) {
    return switch (direction) {
      case RISING -> new Range(meeting, high);
      case FALLING -> new Range(low, meeting);
      case FREE -> this;
    };
  }
}
