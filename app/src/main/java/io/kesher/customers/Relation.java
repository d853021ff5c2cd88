package io.kesher.customers;

/**
 * A relation in the way it is kept: the customer is this to the other.
 *
 * @param role one that is kept
 */
record Relation(CustomerId customer, RelationRole role, CustomerId other) {
  /** Of what somebody is to a customer. */
  static Relation of(CustomerId customer, RelationRole role, CustomerId other) {
    boolean turned = role.isMutual() ? customer.value() < other.value() : !role.isKept();
    return turned
        ? new Relation(customer, role.inverse(), other)
        : new Relation(other, role, customer);
  }
}
