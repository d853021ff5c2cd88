package io.kesher.profitability;

import java.util.List;

/** Who belongs to a group: all of these conditions hold. */
public record Rule(Group group, List<Condition> conditions) {
  public Rule {
    conditions = List.copyOf(conditions);
  }
}
