package io.kesher.files;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that lies with a customer.
 *
 * @param sha256 of its bytes, as 64 digits
 * @param addedByName who added it, as they are called now; absent: a program
 * @param removedAt since when it lies in the trash; absent: it does not
 * @param pictured whether it can be shown as an image
 * @param held with what of the customer's it lies; absent: with the customer alone
 */
public record KeptFile(
    long id,
    CustomerId customer,
    FileName name,
    ContentKind kind,
    long bytes,
    String sha256,
    @Nullable String note,
    @Nullable EmployeeId addedBy,
    @Nullable String addedByName,
    Instant addedAt,
    int version,
    @Nullable Instant removedAt,
    boolean pictured,
    @Nullable Held held) {

  public boolean removed() {
    return removedAt != null;
  }
}
