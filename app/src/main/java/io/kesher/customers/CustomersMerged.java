package io.kesher.customers;

/**
 * Two customers are one now, or one are two again. Every row that names a customer by a foreign key
 * has moved already; what is worked out from such rows is to be worked out anew.
 */
public record CustomersMerged(CustomerId kept, CustomerId gone) {}
