package io.kesher.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All of a customer that somebody may say, as it was typed: ids, phones and e-mails in any
 * notation.
 *
 * @param kind a person where it is absent
 * @param idKind what kind of number {@code israeliId} is; absent: as the number says
 * @param contactPoints all of them; those that are left out are removed
 */
public record CustomerDraft(
    @Nullable String name,
    Customer.@Nullable Kind kind,
    @Nullable String externalId,
    @Nullable String israeliId,
    @Nullable IdKind idKind,
    @Nullable LocalDate birthDate,
    @Nullable LocalDate since,
    @Nullable List<Point> contactPoints) {

  /** Of nobody yet. */
  public static final CustomerDraft BLANK =
      new CustomerDraft(null, Customer.Kind.PERSON, null, null, null, null, null, List.of());

  /**
   * A way to reach them, in any notation. Of one that is there already, what is absent stays as it
   * is, and an empty text takes away.
   *
   * @param doNotUse why it is not to be used
   */
  public record Point(
      ContactPoint.@Nullable Kind kind,
      @Nullable String value,
      @Nullable String label,
      @Nullable Boolean main,
      @Nullable Boolean verified,
      @Nullable String doNotUse) {
    static Point of(ContactPoint point) {
      return new Point(
          point.kind(),
          point.value(),
          Objects.requireNonNullElse(point.label(), ""),
          point.main(),
          point.verified(),
          Objects.requireNonNullElse(point.doNotUse(), ""));
    }
  }

  CustomerDraft withoutContactPoints() {
    return new CustomerDraft(
        name, kind, externalId, israeliId, idKind, birthDate, since, List.of());
  }

  /** What is said of a customer now. */
  public static CustomerDraft of(Customer customer) {
    return new CustomerDraft(
        customer.name(),
        customer.kind(),
        customer.externalId(),
        customer.israeliId(),
        customer.idKind(),
        customer.birthDate(),
        customer.since(),
        customer.contactPoints().stream().map(Point::of).toList());
  }
}
