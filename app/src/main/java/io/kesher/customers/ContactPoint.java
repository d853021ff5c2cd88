package io.kesher.customers;

import io.kesher.identity.EmployeeId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach a customer.
 *
 * @param value as it is shown
 * @param label what it is for, in the office's words
 * @param main whether it is the one of its kind that is tried first
 * @param source where it was learned, such as {@code import}
 * @param verifiedBy who has tried it; absent where it came verified, or is not
 * @param doNotUse why it is not to be used; absent where it may be
 */
public record ContactPoint(
    long id,
    Kind kind,
    String value,
    @Nullable String label,
    boolean main,
    String source,
    boolean verified,
    @Nullable EmployeeId verifiedBy,
    @Nullable Instant verifiedAt,
    @Nullable String doNotUse) {
  public enum Kind {
    PHONE,
    EMAIL,
    ADDRESS;

    /** As the database keeps it. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
