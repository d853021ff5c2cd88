package io.kesher.profitability.web;

import io.kesher.profitability.Entry;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an entry should have been, and why.
 *
 * @param right an amount, or minutes
 */
public record CorrectionForm(@Nullable String right, @Nullable String reason) {
  private static final BigDecimal SECONDS = BigDecimal.valueOf(60);

  /** The form with what stands now. */
  static CorrectionForm of(Entry entry, BigDecimal standing) {
    BigDecimal shown =
        entry.time() == null ? standing : standing.divide(SECONDS, 2, RoundingMode.HALF_UP);
    return new CorrectionForm(shown.stripTrailingZeros().toPlainString(), "");
  }

  /** The amount, or the seconds. */
  BigDecimal right(Entry entry) {
    var typed = new Typed();
    BigDecimal number = typed.number("right", right);
    if (Typed.text(reason) == null) {
      typed.fault("reason", "web.field.required");
    }
    if (!typed.faults().isEmpty()) {
      throw Refusal.of(typed.faults());
    }
    return entry.time() == null
        ? number
        : number.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP);
  }
}
