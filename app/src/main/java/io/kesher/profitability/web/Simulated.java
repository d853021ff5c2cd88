package io.kesher.profitability.web;

import io.kesher.profitability.Group;
import io.kesher.profitability.Simulation;
import io.kesher.profitability.Simulation.Flow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a policy would do, as a table from the groups of now to those that would be. */
public record Simulated(Simulation simulation) {

  public long now(@Nullable Group group) {
    return simulation.flows().stream()
        .filter(flow -> flow.from() == group)
        .mapToLong(Flow::customers)
        .sum();
  }

  public long then(Group group) {
    return into(group).stream().mapToLong(Flow::customers).sum();
  }

  public BigDecimal contribution(Group group) {
    return into(group).stream().map(Flow::contribution).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Flow> into(Group group) {
    return simulation.flows().stream().filter(flow -> flow.to() == group).toList();
  }

  public Optional<Flow> flow(@Nullable Group from, Group to) {
    return simulation.flows().stream()
        .filter(flow -> flow.from() == from && flow.to() == to)
        .findFirst();
  }

  /** How many would be in another group than now. */
  public long moved() {
    return simulation.flows().stream()
        .filter(flow -> flow.from() != null && flow.from() != flow.to())
        .mapToLong(Flow::customers)
        .sum();
  }

  public boolean hasUngrouped() {
    return now(null) > 0;
  }
}
