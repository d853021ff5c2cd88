package io.kesher.rewards;

import io.kesher.identity.EmployeeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that a line of their statement is wrong.
 *
 * @param month of the line
 * @param of what the line was paid for
 * @param correction what was granted: comes with the first month that was open then
 */
public record Dispute(
    long id,
    long line,
    YearMonth month,
    RewardLine.Event of,
    BigDecimal amount,
    EmployeeId employee,
    String employeeName,
    String words,
    Instant at,
    int version,
    @Nullable Outcome outcome,
    @Nullable BigDecimal correction,
    @Nullable String answer,
    @Nullable String settledBy,
    @Nullable Instant settledAt) {
  /** How a dispute ends. */
  public enum Outcome {
    /** The line was wrong; the difference is paid, or taken off. */
    GRANTED,
    /** The line stands. */
    DECLINED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Outcome of(@Nullable String code) {
      return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
