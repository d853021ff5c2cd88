package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.STANDING;
import static java.util.Objects.requireNonNull;

import org.jooq.Field;
import org.jooq.Table;

/**
 * All that may decide over a customer's group. The list is closed: recorded facts of the ledger, no
 * trait of a person and no opinion about one.
 */
public enum ClassifierInput {
  /** Money over the period. */
  CONTRIBUTION(STANDING.CONTRIBUTION),
  /** Money over the period. */
  INCOME(STANDING.INCOME),
  /** Seconds over the period; people read and set it in minutes. */
  TIME(STANDING.SECONDS),
  /** Money for an hour; absent where no time was spent, and then no condition on it holds. */
  CONTRIBUTION_PER_HOUR(STANDING.CONTRIBUTION_PER_HOUR),
  /** 0 to 1. */
  PERSISTENCE(STANDING.PERSISTENCE),
  /** Product lines. */
  BREADTH(STANDING.BREADTH),
  /** 0 to 1; absent where no time was spent. */
  REGULARITY(STANDING.REGULARITY),
  /** Months since the first agreement, entry or stated beginning, at the end of the period. */
  TENURE(STANDING.TENURE);

  private final Field<? extends Number> column;

  ClassifierInput(Field<? extends Number> column) {
    this.column = column;
  }

  /** Its column, in whatever table of facts has it under the standing's name for it. */
  Field<? extends Number> in(Table<?> facts) {
    return requireNonNull(facts.field(column), () -> facts + " has no " + column);
  }
}
