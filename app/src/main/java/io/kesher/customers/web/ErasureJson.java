package io.kesher.customers.web;

import io.kesher.customers.Erasure;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as JSON: nothing of who it was.
 *
 * @param entries of the audit trail that were emptied
 * @param files of imports that went
 */
record ErasureJson(
    long id,
    long customer,
    Erasure.Ground ground,
    @Nullable String reference,
    @Nullable String by,
    Instant at,
    long rows,
    long entries,
    long files) {
  static ErasureJson of(Erasure erasure) {
    return new ErasureJson(
        erasure.id(),
        erasure.customer().value(),
        erasure.ground(),
        erasure.reference(),
        erasure.byName(),
        erasure.at(),
        erasure.rows(),
        erasure.entries(),
        erasure.files());
  }

  /** As a form sends it; what it is not counts as nothing said. */
  static Erasure.@Nullable Ground ground(@Nullable String name) {
    return Arrays.stream(Erasure.Ground.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
