package io.kesher.customers;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.kesher.fields.ShownFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All of a customer that somebody may say, as it was typed: ids, phones and e-mails in any
 * notation.
 *
 * @param kind a person where it is absent
 * @param idKind what kind of number {@code israeliId} is; absent: as the number says
 * @param contactPoints all of them; those that are left out are removed
 * @param custom what all custom fields hold, by code; absent: as they are
 */
public record CustomerDraft(
    @Nullable String name,
    Customer.@Nullable Kind kind,
    @Nullable String externalId,
    @Nullable String israeliId,
    @Nullable IdKind idKind,
    @Nullable LocalDate birthDate,
    @Nullable LocalDate since,
    @Nullable List<Point> contactPoints,
    @Schema(
            description = "custom fields by code, each as its type says",
            implementation = Object.class)
        @JsonSetter(contentNulls = Nulls.SET)
        @Nullable Map<String, JsonNode> custom) {

  /** One that says nothing of custom fields. */
  public CustomerDraft(
      @Nullable String name,
      Customer.@Nullable Kind kind,
      @Nullable String externalId,
      @Nullable String israeliId,
      @Nullable IdKind idKind,
      @Nullable LocalDate birthDate,
      @Nullable LocalDate since,
      @Nullable List<Point> contactPoints) {
    this(name, kind, externalId, israeliId, idKind, birthDate, since, contactPoints, null);
  }

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
        name, kind, externalId, israeliId, idKind, birthDate, since, List.of(), custom);
  }

  /** The same with this in the custom fields. */
  public CustomerDraft withCustom(@Nullable Map<String, JsonNode> other) {
    return new CustomerDraft(
        name, kind, externalId, israeliId, idKind, birthDate, since, contactPoints, other);
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
        customer.contactPoints().stream().map(Point::of).toList(),
        ShownFields.said(customer.custom()));
  }
}
