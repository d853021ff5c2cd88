package io.kesher.customers.web;

import io.kesher.customers.ContactPoint;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.CustomerDraft.Point;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer as fields: text as it was typed, a line for each phone, e-mail and address. */
final class CustomerForm {
  static final List<String> NAMES =
      List.of(
          "name",
          "kind",
          "externalId",
          "israeliId",
          "birthDate",
          "since",
          "phones",
          "emails",
          "addresses");
  static final Set<String> LISTS = Set.of("phones", "emails", "addresses");

  private static final Set<String> DAYS = Set.of("birthDate", "since");

  private CustomerForm() {}

  static Map<String, String> blank() {
    return fields(CustomerDraft.BLANK);
  }

  static Map<String, String> fields(CustomerDraft draft) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", shown(draft.name()));
    fields.put("kind", Objects.requireNonNullElse(draft.kind(), Customer.Kind.PERSON).name());
    fields.put("externalId", shown(draft.externalId()));
    fields.put("israeliId", shown(draft.israeliId()));
    fields.put("birthDate", shown(draft.birthDate()));
    fields.put("since", shown(draft.since()));
    var points = Objects.requireNonNullElse(draft.contactPoints(), List.<Point>of());
    fields.put("phones", lines(points, ContactPoint.Kind.PHONE));
    fields.put("emails", lines(points, ContactPoint.Kind.EMAIL));
    fields.put("addresses", lines(points, ContactPoint.Kind.ADDRESS));
    return fields;
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String lines(List<Point> points, ContactPoint.Kind kind) {
    return String.join(
        "\n",
        points.stream()
            .filter(point -> point.kind() == kind)
            .map(point -> shown(point.value()))
            .toList());
  }

  /**
   * @throws Refusal 422 where a day is none, 400 where the kind is none
   */
  static CustomerDraft draft(Map<String, String> fields) {
    return new CustomerDraft(
        text(fields, "name"),
        kind(fields.getOrDefault("kind", "")),
        text(fields, "externalId"),
        text(fields, "israeliId"),
        day(fields, "birthDate"),
        day(fields, "since"),
        points(fields));
  }

  private static @Nullable String text(Map<String, String> fields, String name) {
    var text = fields.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }

  private static Customer.Kind kind(String name) {
    try {
      return Customer.Kind.valueOf(name);
    } catch (IllegalArgumentException none) {
      throw Refusal.of(List.of(FieldFault.of("kind", "web.problem.value")));
    }
  }

  private static @Nullable LocalDate day(Map<String, String> fields, String name) {
    var text = text(fields, name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException none) {
      throw Refusal.of(List.of(FieldFault.of(name, "customers.fault.day")));
    }
  }

  private static List<Point> points(Map<String, String> fields) {
    return Stream.of(
            points(fields, "phones", ContactPoint.Kind.PHONE),
            points(fields, "emails", ContactPoint.Kind.EMAIL),
            points(fields, "addresses", ContactPoint.Kind.ADDRESS))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Point> points(
      Map<String, String> fields, String name, ContactPoint.Kind kind) {
    return Edited.lines(fields.getOrDefault(name, "")).stream()
        .map(line -> new Point(kind, line))
        .toList();
  }

  /** What stands on the page for a kind or a day, by how the form keeps it. */
  static Map<String, String> words(Frame frame, List<Edited.Choice> choices) {
    Map<String, String> words = new LinkedHashMap<>();
    for (var kind : Customer.Kind.values()) {
      words.put(kind.name(), frame.say("customers.kind." + kind));
    }
    choices.stream()
        .filter(choice -> DAYS.contains(choice.field()))
        .flatMap(choice -> Stream.of(choice.theirs(), choice.mine()))
        .filter(day -> !day.isEmpty())
        .forEach(day -> words.put(day, frame.date(LocalDate.parse(day)).text()));
    return words;
  }

  /** The domain's faults beside the fields of this form. */
  static Faults faults(Refusal refusal, Map<String, String> fields) {
    if (refusal.fields().isEmpty()) {
      throw refusal;
    }
    return new Faults(
        refusal.fields().stream()
            .map(fault ->
                new FieldFault(field(fault.field(), fields), fault.key(), fault.arguments()))
            .toList());
  }

  /** Contact points are told by their place among all of them. */
  private static String field(String name, Map<String, String> fields) {
    var place = name.split("\\.");
    if (!place[0].equals("contactPoints")) {
      return name;
    }
    var kind =
        place.length < 2
            ? ContactPoint.Kind.PHONE
            : Objects.requireNonNull(points(fields).get(Integer.parseInt(place[1])).kind());
    return switch (kind) {
      case PHONE -> "phones";
      case EMAIL -> "emails";
      case ADDRESS -> "addresses";
    };
  }
}
