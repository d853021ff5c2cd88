package io.kesher.customers;

/** Somebody was written down, in the transaction that is under way. */
public record CustomerAdded(CustomerId customer) {}
