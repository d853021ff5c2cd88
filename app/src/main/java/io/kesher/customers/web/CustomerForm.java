package io.kesher.customers.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.IdKind;
import io.kesher.customers.Writable;
import io.kesher.fields.CustomField;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer as fields: text as it was typed, one field for each way to reach them. */
final class CustomerForm {
  private static final List<String> NAMES =
      List.of("name", "kind", "externalId", "israeliId", "idKind", "birthDate", "since");

  private final CustomRows custom;

  /**
   * @param custom the custom fields that the viewer may write
   */
  CustomerForm(List<CustomField> custom) {
    this.custom = new CustomRows(custom);
  }

  /** What a browser sent, of what the viewer may write. */
  Edited sent(Map<String, String> sent) {
    var writable = Writable.now();
    var names =
        Stream.of(NAMES, PointRows.names(sent), custom.names())
            .flatMap(Collection::stream)
            .filter(name -> asks(name, writable))
            .toList();
    return Edited.sent(custom.joined(PointRows.joined(sent)), names);
  }

  private static boolean asks(String name, Writable writable) {
    return switch (name) {
      case "israeliId", "idKind" -> writable.israeliId();
      case "birthDate" -> writable.birthDate();
      default -> !name.startsWith(PointRows.PREFIX) || writable.contactPoints();
    };
  }

  Map<String, String> blank() {
    var fields = fields(CustomerDraft.BLANK);
    fields.putAll(custom.blank());
    return fields;
  }

  Map<String, String> fields(Customer customer) {
    var fields = fields(CustomerDraft.of(customer));
    fields.putAll(custom.typed(customer));
    customer.contactPoints().stream()
        .map(PointRow::of)
        .forEach(row -> fields.put(row.name(), row.lines()));
    var writable = Writable.now();
    fields.keySet().removeIf(name -> !asks(name, writable));
    return fields;
  }

  private static Map<String, String> fields(CustomerDraft draft) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", shown(draft.name()));
    fields.put("kind", Objects.requireNonNullElse(draft.kind(), Customer.Kind.PERSON).name());
    fields.put("externalId", shown(draft.externalId()));
    fields.put("israeliId", shown(draft.israeliId()));
    fields.put("idKind", shown(draft.idKind()));
    fields.put("birthDate", shown(draft.birthDate()));
    fields.put("since", shown(draft.since()));
    return fields;
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /**
   * @throws Refusal 422 where a day is none, 400 where the kind is none
   */
  CustomerDraft draft(Map<String, String> fields) {
    return new CustomerDraft(
        text(fields, "name"),
        kind(fields.getOrDefault("kind", "")),
        text(fields, "externalId"),
        text(fields, "israeliId"),
        idKind(text(fields, "idKind")),
        day(fields, "birthDate"),
        day(fields, "since"),
        PointRows.drafts(fields),
        custom.said(fields));
  }

  private static @Nullable String text(Map<String, String> fields, String name) {
    var text = fields.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }

  private static Customer.Kind kind(String name) {
    return one("kind", Customer.Kind.values(), name);
  }

  private static @Nullable IdKind idKind(@Nullable String name) {
    return name == null ? null : one("idKind", IdKind.values(), name);
  }

  private static <E extends Enum<E>> E one(String field, E[] all, String name) {
    return Arrays.stream(all)
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.of(List.of(FieldFault.of(field, "web.problem.value"))));
  }

  private static @Nullable LocalDate day(Map<String, String> fields, String name) {
    var text = text(fields, name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException none) {
      throw Refusal.of(List.of(FieldFault.of(name, "customers.fault.day")));
    }
  }

  /** The same on top of what somebody else has saved meanwhile. */
  Edited.Merge merge(Edited form, Customer theirs) {
    var now = fields(theirs);
    var fields = new LinkedHashMap<>(form.fields());
    now.keySet().forEach(name -> fields.putIfAbsent(name, ""));
    var lists = new HashSet<>(PointRows.names(fields));
    lists.addAll(custom.lists());
    return new Edited(form.version(), fields, form.base()).merge(theirs.version(), now, lists);
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
    return place[0].equals("contactPoints") && place.length == 3
        ? PointRows.all(fields).get(Integer.parseInt(place[1])).name() + "." + place[2]
        : name;
  }
}
