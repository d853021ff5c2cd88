package io.kesher.customers;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A person or a business that the office serves.
 *
 * @param externalId what the office's other systems call them
 * @param israeliIdVerified whether the check digit of the id holds
 * @param since when they came to the office, as stated
 * @param details what files said of them beyond our own fields
 * @param owner in whose hands they are; absent: in nobody's
 */
public record Customer(
    CustomerId id,
    @Nullable String externalId,
    Kind kind,
    @Nullable String name,
    @Nullable String israeliId,
    boolean israeliIdVerified,
    @Nullable LocalDate birthDate,
    @Nullable LocalDate since,
    SortedMap<String, String> details,
    List<ContactPoint> contactPoints,
    @Nullable EmployeeId owner,
    int version) {
  public enum Kind {
    PERSON,
    BUSINESS
  }

  /** Whether a permission of the reader is good for this customer. */
  public boolean isWithin(String permission) {
    return Viewers.current().reach(permission).includes(owner);
  }

  /** Without the fields that the viewer's role is kept from. */
  Customer as(Seen seen) {
    return new Customer(
        id,
        externalId,
        kind,
        name,
        seen.israeliId() ? israeliId : null,
        seen.israeliId() && israeliIdVerified,
        seen.birthDate() ? birthDate : null,
        since,
        seen.details() ? details : Collections.emptySortedMap(),
        seen.contactPoints() ? contactPoints : List.of(),
        owner,
        version);
  }

  /** Their name; without one what else they are known by. */
  public String displayName() {
    return displayName(name, externalId, id);
  }

  /** The same, for rows that hold only this much of a customer. */
  public static String displayName(
      @Nullable String name, @Nullable String externalId, CustomerId id) {
    return name != null ? name : "#" + (externalId != null ? externalId : id);
  }
}
