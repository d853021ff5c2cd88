package io.kesher.profitability;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One line of a rule: this fact lies on this side of this threshold. */
public record Condition(ClassifierInput input, Side side, Threshold threshold) {
  public enum Side {
    ABOVE,
    AT_LEAST,
    AT_MOST,
    BELOW
  }

  /** Whether it holds for this fact; never for one that is absent. */
  boolean holds(@Nullable BigDecimal fact, BigDecimal line) {
    if (fact == null) {
      return false;
    }
    int comparison = fact.compareTo(line);
    return switch (side) {
      case ABOVE -> comparison > 0;
      case AT_LEAST -> comparison >= 0;
      case AT_MOST -> comparison <= 0;
      case BELOW -> comparison < 0;
    };
  }
}
