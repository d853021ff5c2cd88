package io.kesher.rounds;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has named a fact that is wrong: it is to be mended.
 *
 * @param mender in whose hands the customer is, else who has named it; absent where both are nobody
 */
public record Contested(
    long contest,
    long round,
    CustomerId customer,
    Contest.Fact fact,
    String words,
    @Nullable EmployeeId mender) {}
