package io.kesher.cases;

import io.kesher.customers.CustomerId;

/** A case was closed, in the transaction that says so. */
public record CaseClosed(CaseId id, CustomerId customer, CaseKind kind, Outcome outcome) {}
