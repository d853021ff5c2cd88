package io.kesher.identity;

/** Names an absence. */
public record AbsenceId(long value) {}
