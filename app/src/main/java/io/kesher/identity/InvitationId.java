package io.kesher.identity;

/** Names an invitation. */
public record InvitationId(long value) {}
