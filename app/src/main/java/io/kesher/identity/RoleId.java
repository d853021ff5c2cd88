package io.kesher.identity;

/** Names a role. */
public record RoleId(long value) {}
