package io.kesher.interactions;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody logged a contact with a customer, in the transaction that says so.
 *
 * @param by absent: a program that is nobody's
 */
public record InteractionLogged(
    long interaction,
    CustomerId customer,
    InteractionKind kind,
    @Nullable Direction direction,
    @Nullable EmployeeId by,
    Instant at,
    int seconds) {}
