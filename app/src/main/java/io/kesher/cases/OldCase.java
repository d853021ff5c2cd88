package io.kesher.cases;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case that was opened before the office came here, as another system tells it.
 *
 * @param number what that system called it
 * @param closedAt absent as long as it is open
 * @param outcome of what is closed; absent: solved
 * @param text what the customer said
 */
public record OldCase(
    CustomerId customer,
    @Nullable String number,
    String subject,
    CaseKind kind,
    Severity severity,
    @Nullable EmployeeId owner,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Outcome outcome,
    @Nullable String text) {}
