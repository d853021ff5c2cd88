package io.kesher.identity;

/** Names an employee. */
public record EmployeeId(long value) {}
