package io.kesher.customers;

import java.time.LocalDate;
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
    int version) {
  public enum Kind {
    PERSON,
    BUSINESS
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
