package io.kesher.rounds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says in the discussion of a customer's placement.
 *
 * @param by name; absent where a program said it
 */
public record Remark(long id, String words, @Nullable String by, Instant at) {}
