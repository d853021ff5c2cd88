package io.kesher.agreements;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What the office is paid for a term of an agreement. */
public sealed interface Commission {
  /**
   * A share of the premium.
   *
   * @param percent 0 to 100
   */
  record Rate(BigDecimal percent) implements Commission {}

  /** So much for each term, whatever the premium. */
  record Amount(BigDecimal amount) implements Commission {}

  /** The one of the two that is there. */
  static @Nullable Commission of(@Nullable BigDecimal percent, @Nullable BigDecimal amount) {
    if (percent != null) {
      return new Rate(percent.stripTrailingZeros());
    }
    return amount == null ? null : new Amount(amount.stripTrailingZeros());
  }

  static @Nullable BigDecimal percent(@Nullable Commission commission) {
    return commission instanceof Rate(var percent) ? percent : null;
  }

  static @Nullable BigDecimal amount(@Nullable Commission commission) {
    return commission instanceof Amount(var amount) ? amount : null;
  }

  /** The money of one term, to the agora. */
  default BigDecimal due(@Nullable BigDecimal premium) {
    return switch (this) {
      case Rate(var percent) ->
          premium == null
              ? BigDecimal.ZERO
              : premium.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
      case Amount(var amount) -> amount;
    };
  }
}
