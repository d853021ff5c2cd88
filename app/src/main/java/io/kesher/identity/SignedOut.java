package io.kesher.identity;

/** Somebody's sign-in is over because somebody ended it. */
public record SignedOut(EmployeeId employee) {}
