package io.kesher.books;

import io.kesher.identity.EmployeeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who held a customer from when until when.
 *
 * @param until absent as long as it holds
 */
public record Holding(EmployeeId holder, String name, Instant from, @Nullable Instant until) {}
