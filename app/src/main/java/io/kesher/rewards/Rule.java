package io.kesher.rewards;

import io.kesher.profitability.Group;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of event pays.
 *
 * @param place in the list, from 1: the first that fits pays
 * @param group absent: any
 * @param line code of a line of business; absent: any
 * @param from first month; absent: from the beginning of the set
 * @param to last month; absent: to its end
 * @param rate per cent of what the event has brought, up to 100; or {@code amount} for each event
 * @param floor an event that has brought less does not fit
 * @param windowMonths an agreement that ends so soon after takes the reward back; 0: none does
 * @param deputyShare per cent of the reward that goes to who stood in for the holder
 */
public record Rule(
    long id,
    int place,
    RewardKind kind,
    @Nullable Group group,
    @Nullable String line,
    @Nullable YearMonth from,
    @Nullable YearMonth to,
    @Nullable BigDecimal rate,
    @Nullable BigDecimal amount,
    BigDecimal floor,
    int windowMonths,
    BigDecimal deputyShare) {

  /** A rule as it is written; what is absent is read as {@link Rule} says. */
  public record Draft(
      @Nullable RewardKind kind,
      @Nullable Group group,
      @Nullable String line,
      @Nullable YearMonth from,
      @Nullable YearMonth to,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal amount,
      @Nullable BigDecimal floor,
      @Nullable Integer windowMonths,
      @Nullable BigDecimal deputyShare) {}

  public Draft draft() {
    return new Draft(kind, group, line, from, to, rate, amount, floor, windowMonths, deputyShare);
  }

  /** Whether there can be an event of a kind that fits both. */
  boolean meets(Rule other) {
    return meet(group, other.group)
        && meet(line, other.line)
        && first().compareTo(other.last()) <= 0
        && other.first().compareTo(last()) <= 0;
  }

  /** Whether each event that fits the other fits this one. */
  boolean takesAllOf(Rule other) {
    return takes(group, other.group)
        && takes(line, other.line)
        && first().compareTo(other.first()) <= 0
        && last().compareTo(other.last()) >= 0
        && floor.compareTo(other.floor) <= 0;
  }

  private static boolean meet(@Nullable Object one, @Nullable Object other) {
    return one == null || other == null || one.equals(other);
  }

  private static boolean takes(@Nullable Object mine, @Nullable Object theirs) {
    return mine == null || Objects.equals(mine, theirs);
  }

  private YearMonth first() {
    return from == null ? YearMonth.of(1900, 1) : from;
  }

  private YearMonth last() {
    return to == null ? YearMonth.of(9999, 12) : to;
  }
}
