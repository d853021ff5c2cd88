package io.kesher.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer in the trash.
 *
 * @param by who put them there, by name; absent where it was the product itself
 * @param until when they end
 */
public record Trashed(
    CustomerId id,
    String name,
    Customer.Kind kind,
    Instant at,
    @Nullable String by,
    Instant until) {}
