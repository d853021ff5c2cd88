package io.kesher.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a program acts for an employee.
 *
 * @param prefix the first letters of the key, enough to recognise it and too few to use it
 */
public record ApiKey(
    long id,
    String name,
    String prefix,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {}
