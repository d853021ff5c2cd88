package io.kesher.identity;

/**
 * Somebody is let in no longer. Published inside the transaction that says so; what they held waits
 * for somebody else.
 */
public record EmployeeLeft(EmployeeId employee) {}
