package io.kesher.profitability;

import io.kesher.customers.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer stands in the office's standard period.
 *
 * @param tenure months since the beginning that is known
 * @param group absent where nobody has classified, or where there is nothing to classify
 * @param raw what the facts of this period alone say; another than the group while it waits for a
 *     second period
 * @param rank by contribution, from 1; absent without entries in the period
 */
public record Standing(
    CustomerId customer,
    Facts facts,
    int tenure,
    @Nullable Group group,
    @Nullable Group raw,
    @Nullable Long rank) {

  /** Whether the facts would move the customer if the next period says the same. */
  public boolean waits() {
    return raw != group;
  }
}
