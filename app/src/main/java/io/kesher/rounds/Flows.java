package io.kesher.rounds;

import io.kesher.profitability.Group;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many go from which group to which, also where both are one, and what they bring and take. */
public record Flows(List<Flow> all) {
  private static final Comparator<@Nullable Group> BY_GROUP =
      Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<Flow> ORDER =
      Comparator.comparing(Flow::from, BY_GROUP).thenComparing(Flow::to, BY_GROUP);

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

  /** With somebody more in one of them. */
  Flows with(Flow one) {
    return changed(one, 1);
  }

  /** Without somebody who is in one of them. */
  Flows without(Flow one) {
    return changed(one, -1);
  }

  private Flows changed(Flow one, int sign) {
    var there =
        flow(one.from(), one.to())
            .orElseGet(
                () -> new Flow(one.from(), one.to(), 0, BigDecimal.ZERO, BigDecimal.ZERO, 0));
    var sum =
        new Flow(
            one.from(),
            one.to(),
            there.customers() + sign * one.customers(),
            there.contribution().add(one.contribution().multiply(BigDecimal.valueOf(sign))),
            there.income().add(one.income().multiply(BigDecimal.valueOf(sign))),
            there.seconds() + sign * one.seconds());
    return new Flows(
        Stream.concat(
                all.stream().filter(flow -> !flow.equals(there)),
                Stream.of(sum).filter(flow -> flow.customers() > 0))
            .sorted(ORDER)
            .toList());
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
