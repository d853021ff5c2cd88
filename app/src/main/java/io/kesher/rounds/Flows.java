package io.kesher.rounds;

import io.kesher.profitability.Group;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How many go from which group to which, also where both are one, and what they bring and take. */
public record Flows(List<Flow> all) {
  public Flows {
    all = List.copyOf(all);
  }

  /**
   * @param from absent for those who had no group, {@code to} for those of whom the ledger tells
   *     nothing any more
   */
  public record Flow(
      @Nullable Group from,
      @Nullable Group to,
      long customers,
      BigDecimal contribution,
      BigDecimal income,
      long seconds) {
    public boolean moves() {
      return from != to;
    }
  }

  /**
   * A group as a round has it.
   *
   * @param contributionPerHour absent where no time was spent
   */
  public record Sum(
      long customers,
      BigDecimal contribution,
      long seconds,
      @Nullable BigDecimal contributionPerHour) {
    static Sum of(long customers, BigDecimal contribution, long seconds) {
      return new Sum(customers, contribution, seconds, PerHour.of(contribution, seconds));
    }
  }

  public Sum to(@Nullable Group group) {
    return sum(flow -> flow.to() == group);
  }

  public Sum from(@Nullable Group group) {
    return sum(flow -> flow.from() == group);
  }

  public Optional<Flow> flow(@Nullable Group from, @Nullable Group to) {
    return all.stream().filter(flow -> flow.from() == from && flow.to() == to).findFirst();
  }

  public long customers() {
    return all.stream().mapToLong(Flow::customers).sum();
  }

  /** How many come into another group than they were in, or into their first. */
  public long moving() {
    return all.stream().filter(Flow::moves).mapToLong(Flow::customers).sum();
  }

  /** Whether anybody comes from, or goes to, no group at all. */
  public boolean hasNone() {
    return all.stream().anyMatch(flow -> flow.from() == null || flow.to() == null);
  }

  private Sum sum(Predicate<Flow> which) {
    var flows = all.stream().filter(which).toList();
    return Sum.of(
        flows.stream().mapToLong(Flow::customers).sum(),
        flows.stream().map(Flow::contribution).reduce(BigDecimal.ZERO, BigDecimal::add),
        flows.stream().mapToLong(Flow::seconds).sum());
  }
}
