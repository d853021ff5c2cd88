package io.kesher.hours;

/** Names a business line. */
public record LineId(long value) {}
