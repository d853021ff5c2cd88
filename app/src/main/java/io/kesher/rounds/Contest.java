package io.kesher.rounds;

import io.kesher.customers.CustomerId;
import io.kesher.profitability.Group;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A dispute over a customer's placement. It names a fact of the ledger that is wrong, and never a
 * feeling; it ends when that is mended, or found to be right as it is.
 *
 * @param then the group that was proposed, {@code now} that which was when it ended
 * @param outcome absent as long as it is open
 */
public record Contest(
    long id,
    long round,
    CustomerId customer,
    String name,
    Fact fact,
    String words,
    @Nullable Group then,
    @Nullable String openedBy,
    Instant openedAt,
    @Nullable Outcome outcome,
    @Nullable String answer,
    @Nullable Group now,
    @Nullable String settledBy,
    @Nullable Instant settledAt) {

  /** What can be wrong. The list is closed. */
  public enum Fact {
    MISSING_INCOME,
    WRONG_COST,
    WRONG_TIME,
    /** An entry lies on a day of another period. */
    WRONG_PERIOD;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Fact of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** How it ended. */
  public enum Outcome {
    MENDED,
    UNFOUNDED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public boolean open() {
    return outcome == null;
  }
}
