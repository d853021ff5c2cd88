package io.kesher.cases;

import io.kesher.customers.CustomerId;

/** A case was opened, in the transaction that says so. */
public record CaseOpened(CaseId id, CustomerId customer, CaseKind kind, Severity severity) {}
