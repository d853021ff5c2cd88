package io.kesher.identity;

import java.time.Instant;

/** Somebody is awaited: a link is on its way to them. */
public record Invitation(
    InvitationId id, String email, Role role, String by, Instant at, Instant expiresAt) {}
