package io.kesher.customers;

import io.kesher.fields.Filled;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.TeamId;
import io.kesher.identity.Viewers;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A person, a business, a household or a group of businesses that the office serves.
 *
 * @param externalId what the office's other systems call them
 * @param israeliId their official number, of whichever kind
 * @param israeliIdVerified whether its check digit holds
 * @param idKind as somebody stated it; absent where the number speaks for itself
 * @param since when they came to the office, as stated
 * @param details what files said of them beyond our own fields
 * @param custom what the office itself wants to know of them, in its order, as far as it is the
 *     reader's to see
 * @param owner in whose hands they are; absent: in nobody's
 * @param team in the hands of which team they are, beside their owner or without one
 */
public record Customer(
    CustomerId id,
    @Nullable String externalId,
    Kind kind,
    @Nullable String name,
    @Nullable String israeliId,
    boolean israeliIdVerified,
    @Nullable IdKind idKind,
    @Nullable LocalDate birthDate,
    @Nullable LocalDate since,
    SortedMap<String, String> details,
    List<Filled> custom,
    List<ContactPoint> contactPoints,
    @Nullable EmployeeId owner,
    @Nullable TeamId team,
    int version) {
  public enum Kind {
    PERSON,
    BUSINESS,
    /** People who live together: they belong to it. */
    HOUSEHOLD,
    /** Businesses that belong together. */
    GROUP;

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether others may belong to it. */
    public boolean isCircle() {
      return this == HOUSEHOLD || this == GROUP;
    }
  }

  /** What kind of number their official number is; absent where there is none. */
  public @Nullable IdKind officialKind() {
    if (israeliId == null) {
      return null;
    }
    return idKind != null ? idKind : IdKind.of(israeliId);
  }

  /** Whether a permission of the reader is good for this customer. */
  public boolean isWithin(String permission) {
    return Viewers.current().reaches(permission, owner, team);
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
        seen.israeliId() ? idKind : null,
        seen.birthDate() ? birthDate : null,
        since,
        seen.details() ? details : Collections.emptySortedMap(),
        custom,
        seen.contactPoints() ? contactPoints : List.of(),
        owner,
        team,
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
