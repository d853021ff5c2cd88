package io.kesher.models.contracts;

import io.kesher.models.numerics.Checks;

/**
 * How long a customer has stayed.
 *
 * @param time in any one unit, at least 0
 * @param ended whether the customer left then; else only that the customer stayed so long is known
 */
public record Tenure(double time, boolean ended) {
  public Tenure {
    Checks.atLeastZero("time", time);
  }
}
