package io.kesher.agreements;

import io.kesher.customers.CustomerId;

/**
 * An agreement goes for good, in the transaction that is under way: whoever names it lets go of it.
 */
public record AgreementEnding(AgreementId agreement, CustomerId customer) {}
