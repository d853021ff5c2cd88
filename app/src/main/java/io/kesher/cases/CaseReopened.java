package io.kesher.cases;

import io.kesher.customers.CustomerId;

/** A case that was closed is open again. */
public record CaseReopened(CaseId id, CustomerId customer, CaseKind kind) {}
