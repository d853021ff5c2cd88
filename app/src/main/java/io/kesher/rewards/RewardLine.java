package io.kesher.rewards;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.profitability.Group;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a statement.
 *
 * @param id absent in a month that is not closed
 * @param employee absent where the customer was in nobody's hands: nobody is paid
 * @param of what was paid for
 * @param day of the event, of the end of the agreement, or of the answer to a dispute
 * @param customer absent where nothing is known of them any more
 * @param customerName absent where the reader may not see them
 * @param standsIn whether it is the share of a deputy
 * @param share of the whole reward, from 0 to 1
 * @param base what the event has brought, as it is known now
 * @param rule by which it is paid
 */
public record RewardLine(
    @Nullable Long id,
    YearMonth month,
    @Nullable EmployeeId employee,
    What what,
    Event of,
    LocalDate day,
    @Nullable CustomerId customer,
    @Nullable String customerName,
    @Nullable Long agreement,
    @Nullable String line,
    @Nullable Group group,
    @Nullable Rule rule,
    boolean standsIn,
    BigDecimal share,
    BigDecimal base,
    BigDecimal amount) {

  /** What a line is. */
  public enum What {
    /** A reward; of an event of an earlier month, what was missing of it or too much. */
    REWARD,
    /** What a reward had paid for an agreement that ended soon after. */
    CLAW_BACK,
    /** What the answer to a dispute has granted. */
    DISPUTE;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static What of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * What was paid for: the same through all months in which there are lines of it.
   *
   * @param kind absent for the answer to a dispute
   * @param source the renewal, the agreement, the relation, the customer, or the dispute
   */
  public record Event(@Nullable RewardKind kind, long source, YearMonth month) {
    private static final Pattern WRITTEN = Pattern.compile("([a-z]+)-(\\d{1,18})-(\\d{6})");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    static final String DISPUTE = "dispute";

    static Event of(String kind, long source, YearMonth month) {
      return new Event(kind.equals(DISPUTE) ? null : RewardKind.of(kind), source, month);
    }

    String kindCode() {
      return kind == null ? DISPUTE : kind.code();
    }

    /** Reads what {@link #key} writes; empty where it is no such thing. */
    public static Optional<Event> parse(String key) {
      var parts = WRITTEN.matcher(key);
      if (!parts.matches()) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            of(
                parts.group(1),
                Long.parseLong(parts.group(2)),
                YearMonth.parse(parts.group(3), MONTH)));
      } catch (IllegalArgumentException | java.time.DateTimeException unknown) {
        return Optional.empty();
      }
    }

    /** How it stands in an address: {@code renewal-17-202603}. */
    public String key() {
      return kindCode() + "-" + source + "-" + MONTH.format(month);
    }
  }

  /** Whether it mends what an earlier month has paid, or has not. */
  public boolean late() {
    return what == What.REWARD && of.month().isBefore(month);
  }
}
