package io.kesher.customers;

import io.kesher.identity.EmployeeId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was erased: nothing of who they were.
 *
 * @param reference the number of the letter or the case in the office's files
 * @param rows how many rows went
 * @param entries how many entries of the trail were emptied
 * @param files how many files of imports went
 */
public record Erasure(
    long id,
    CustomerId customer,
    Ground ground,
    @Nullable String reference,
    @Nullable EmployeeId by,
    @Nullable String byName,
    Instant at,
    long rows,
    long entries,
    long files) {
  /** Why somebody may or must be erased. */
  public enum Ground {
    /** They asked for it. */
    REQUEST,
    /** They should not have been kept in the first place. */
    UNLAWFUL,
    /** What they were kept for is over. */
    RETENTION,
    /** They were never a customer. */
    MISTAKE,
    /** A court or an authority says so. */
    ORDER;

    static Ground of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
