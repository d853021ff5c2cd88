package io.kesher.customers.web;

import io.kesher.audit.Told;
import io.kesher.customers.Customer;
import io.kesher.customers.FieldChange;
import io.kesher.customers.FieldChange.Field;
import io.kesher.customers.Writable;
import io.kesher.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One change in words.
 *
 * @param id names it
 * @param mayPutBack whether it is the reader's to put back
 */
public record ChangeRow(
    String id,
    String field,
    String before,
    String after,
    String who,
    Instant at,
    boolean mayPutBack) {
  private static final Map<Field, String> NAMES =
      Map.of(
          Field.NAME, "customers.name",
          Field.KIND, "customers.kind",
          Field.EXTERNAL_ID, "customers.external-id",
          Field.ISRAELI_ID, "customers.israeli-id",
          Field.ID_KIND, "customers.id-kind",
          Field.BIRTH_DATE, "customers.birth-date",
          Field.SINCE, "customers.since",
          Field.CONTACT, "customers.contact");

  /** What of a way to reach somebody is told besides itself, by its column. */
  private static final Map<String, String> PARTS =
      Map.of(
          "label", "customers.point.label",
          "main", "customers.contact.main",
          "verified", "customers.contact.verified",
          "do_not_use", "customers.contact.do-not-use");

  /**
   * @param field the member of the only field that is asked for; blank for all
   */
  static List<ChangeRow> all(
      Frame frame, Customer customer, List<FieldChange> changes, String field) {
    var writable = Writable.now();
    boolean mine = frame.may("customers:change") && customer.isWithin("customers:change");
    return changes.stream()
        .filter(change -> field.isBlank() || change.field().member().equals(field))
        .filter(ChangeRow::tells)
        .map(change -> of(frame, change, mine && writes(writable, change.field())))
        .toList();
  }

  private static boolean tells(FieldChange change) {
    return change.field() != Field.CONTACT
        || change.was().isEmpty()
        || change.is().isEmpty()
        || change.was().keySet().stream()
            .anyMatch(column -> column.equals("value") || PARTS.containsKey(column));
  }

  private static boolean writes(Writable writable, Field field) {
    return switch (field) {
      case NAME, KIND, EXTERNAL_ID, SINCE -> true;
      case ISRAELI_ID, ID_KIND -> writable.israeliId();
      case BIRTH_DATE -> writable.birthDate();
      case CONTACT -> writable.contactPoints();
    };
  }

  private static ChangeRow of(Frame frame, FieldChange change, boolean mayPutBack) {
    return new ChangeRow(
        change.id(),
        frame.say(NAMES.getOrDefault(change.field(), "customers.name")),
        shown(frame, change, change.was()),
        shown(frame, change, change.is()),
        new Told(change.entry()).who(frame),
        change.entry().at(),
        mayPutBack);
  }

  private static String shown(Frame frame, FieldChange change, Map<String, String> columns) {
    if (columns.isEmpty()) {
      return "–";
    }
    return switch (change.field()) {
      case CONTACT -> point(frame, columns);
      case KIND -> frame.say("customers.kind." + upper(columns.values().iterator().next()));
      case ID_KIND -> idKind(frame, columns.values().iterator().next());
      case BIRTH_DATE, SINCE -> day(frame, columns.values().iterator().next());
      case NAME, EXTERNAL_ID, ISRAELI_ID -> plain(columns.values().iterator().next());
    };
  }

  private static String point(Frame frame, Map<String, String> columns) {
    var words = new ArrayList<String>();
    if (columns.containsKey("value")) {
      words.add(columns.getOrDefault("value", ""));
    }
    PARTS.forEach((column, key) -> {
      var said = columns.getOrDefault(column, "");
      if (said.equals("true")) {
        words.add(frame.say(key));
      } else if (!said.isEmpty() && !said.equals("false")) {
        words.add(frame.say(key) + ": " + said);
      }
    });
    return words.isEmpty() ? "–" : words.stream().collect(Collectors.joining(" · "));
  }

  private static String idKind(Frame frame, String code) {
    return frame.say("customers.id-kind." + (code.isEmpty() ? "by-number" : upper(code)));
  }

  private static String day(Frame frame, String iso) {
    try {
      return iso.isEmpty() ? "–" : frame.date(LocalDate.parse(iso)).text();
    } catch (DateTimeParseException other) {
      return iso;
    }
  }

  private static String plain(String text) {
    return text.isEmpty() ? "–" : text;
  }

  private static String upper(String code) {
    return code.toUpperCase(java.util.Locale.ROOT);
  }
}
