package io.kesher.rounds;

import io.kesher.profitability.Group;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the office expects of a group over a period as long as the round's. */
public record Plan(Group group, BigDecimal contribution, BigDecimal hours) {
  /** Absent where no time is planned. */
  public @Nullable BigDecimal contributionPerHour() {
    return PerHour.of(contribution, hours.multiply(BigDecimal.valueOf(3600)).longValue());
  }
}
