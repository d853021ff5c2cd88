package io.kesher.customers;

/**
 * What was known of a customer is gone, in the same transaction: every row that named them by a
 * foreign key, but for what the ledger keeps without a name. Whoever keeps something of them
 * elsewhere, or works something out from such rows, lets go of it now.
 */
public record CustomerEnded(CustomerId customer) {}
