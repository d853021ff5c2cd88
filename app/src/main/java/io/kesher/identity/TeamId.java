package io.kesher.identity;

/** Names a team. */
public record TeamId(long value) {}
