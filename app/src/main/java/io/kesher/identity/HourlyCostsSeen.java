package io.kesher.identity;

/** Somebody was shown what an hour of this employee's work costs, which tells their salary. */
public record HourlyCostsSeen(EmployeeId employee) {}
