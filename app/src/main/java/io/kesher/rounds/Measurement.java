package io.kesher.rounds;

import io.kesher.profitability.Group;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the groups of a round in a later period.
 *
 * @param groups one for each group that has customers
 */
public record Measurement(Period period, List<Measured> groups) {
  /** Fewer customers than this tell little. */
  private static final int FEW = 30;

  public Measurement {
    groups = List.copyOf(groups);
  }

  /**
   * The same customers in the round's period and in the later one.
   *
   * @param active how many of them have an entry in the later period
   */
  public record Measured(
      Group group,
      long customers,
      BigDecimal before,
      long secondsBefore,
      long active,
      BigDecimal after,
      long secondsAfter) {
    public @Nullable BigDecimal perHourBefore() {
      return PerHour.of(before, secondsBefore);
    }

    public @Nullable BigDecimal perHourAfter() {
      return PerHour.of(after, secondsAfter);
    }

    /** Whether chance alone may have done it. */
    public boolean few() {
      return customers < FEW;
    }
  }

  public Optional<Measured> of(Group group) {
    return groups.stream().filter(each -> each.group() == group).findFirst();
  }
}
