package io.kesher.rewards;

import io.kesher.identity.EmployeeId;
import io.kesher.profitability.Group;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a set would have paid in the last twelve months, beside the set in force.
 *
 * @param kept what customers who were there a year before have brought in these months
 * @param now by the set in force; absent where there is none, or it is this one
 * @param names of the employees that it speaks of
 */
public record Simulation(
    Period period,
    RuleSet set,
    BigDecimal kept,
    @Nullable Side now,
    Side then,
    Map<EmployeeId, String> names) {

  /**
   * What one employee would have had for one kind of event of one group.
   *
   * @param employee absent: nobody's
   * @param group absent: none was known
   * @param taken what went back of it within the period: zero or below
   */
  public record Cell(
      @Nullable EmployeeId employee,
      RewardKind kind,
      @Nullable Group group,
      long rule,
      long events,
      BigDecimal base,
      BigDecimal reward,
      BigDecimal taken) {
    BigDecimal net() {
      return reward.add(taken);
    }
  }

  /** All that one set would have paid. */
  public record Side(List<Cell> cells) {
    public Side {
      cells = List.copyOf(cells);
    }

    /** What it would have cost the office. */
    public BigDecimal cost() {
      return net(cell -> cell.employee() != null);
    }

    public BigDecimal of(EmployeeId employee) {
      return net(cell -> employee.equals(cell.employee()));
    }

    public BigDecimal of(@Nullable Group group) {
      return net(cell -> cell.employee() != null && cell.group() == group);
    }

    public BigDecimal of(RewardKind kind) {
      return net(cell -> cell.employee() != null && cell.kind() == kind);
    }

    public long events(RewardKind kind) {
      return cells.stream().filter(cell -> cell.kind() == kind).mapToLong(Cell::events).sum();
    }

    /** What went back: zero or below. */
    public BigDecimal taken() {
      return cells.stream()
          .filter(cell -> cell.employee() != null)
          .map(Cell::taken)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What nobody would have got: the customers were in nobody's hands. */
    public BigDecimal unheld() {
      return net(cell -> cell.employee() == null);
    }

    /** What one unit of what was brought pays; absent where nothing was. */
    public @Nullable BigDecimal rate(RewardKind kind) {
      var base =
          cells.stream()
              .filter(cell -> cell.kind() == kind)
              .map(Cell::base)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      return base.signum() <= 0
          ? null
          : net(cell -> cell.kind() == kind).divide(base, MathContext.DECIMAL64);
    }

    private BigDecimal net(Predicate<Cell> which) {
      return cells.stream().filter(which).map(Cell::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** Which part of what was kept the set would have cost; absent where nothing was kept. */
  public @Nullable BigDecimal share(Side side) {
    return kept.signum() <= 0 ? null : side.cost().divide(kept, MathContext.DECIMAL64);
  }

  /** Whether a first agreement would have paid more of its commission than a renewal. */
  public boolean prefersAcquiring() {
    var acquiring = then.rate(RewardKind.ACQUISITION);
    var keeping = then.rate(RewardKind.RENEWAL);
    return acquiring != null
        && acquiring.compareTo(keeping == null ? BigDecimal.ZERO : keeping) > 0;
  }
}
