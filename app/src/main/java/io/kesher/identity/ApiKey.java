package io.kesher.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a program acts for an employee.
 *
 * @param prefix the first letters of the key, enough to recognise it and too few to use it
 * @param scopes the permissions that it was given; {@code null} for all that its owner has
 */
public record ApiKey(
    long id,
    String name,
    String prefix,
    @Nullable List<String> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {}
