package io.kesher.customers;

import io.kesher.identity.EmployeeId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has to do with a customer.
 *
 * @param role what they are to the customer
 * @param owner in whose hands they are
 * @param from absent: since ever; {@code to} likewise: still
 */
public record Related(
    CustomerId id,
    String name,
    Customer.Kind kind,
    @Nullable EmployeeId owner,
    RelationRole role,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  /**
   * @param turned whether the role is kept from the other side
   */
  static Related read(
      CustomerId id,
      String name,
      Customer.Kind kind,
      @Nullable EmployeeId owner,
      RelationRole role,
      boolean turned,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    return new Related(id, name, kind, owner, turned ? role.inverse() : role, from, to);
  }

  public boolean isEnded() {
    return to != null;
  }
}
