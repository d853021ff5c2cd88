package io.kesher.customers.web;

import io.kesher.audit.Told;
import io.kesher.audit.Told.Change;
import io.kesher.audit.Trail;
import io.kesher.audit.Verb;
import io.kesher.customers.Customer;
import io.kesher.customers.Happening;
import io.kesher.customers.TimelineSource;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFields;
import io.kesher.fields.Filled;
import io.kesher.fields.ShownFields;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.web.Frame;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What became of the customer's own fields, from the audit trail: those that the reader may see,
 * and no others.
 */
@Component
@Order(50)
class ChangeTimeline implements TimelineSource {
  private static final String CHANGE = "change";

  /** Columns by the names that they have on the page. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "name", "customers.name",
          "kind", "customers.kind",
          "external_id", "customers.external-id",
          "since", "customers.since",
          "israeli_id", "customers.israeli-id",
          "birth_date", "customers.birth-date");

  private static final Map<String, String> GUARDED =
      Map.of(
          "israeli_id", "customers.israeli-id",
          "birth_date", "customers.birth-date");

  private static final String CUSTOM = "custom";

  private final Trail trail;
  private final CustomFields custom;

  ChangeTimeline(Trail trail, CustomFields custom) {
    this.trail = trail;
    this.custom = custom;
  }

  @Override
  public String name() {
    return CHANGE;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(new Kind(CHANGE, "customers.timeline.changes"));
  }

  @Override
  public List<Happening> of(Frame frame, Customer customer, Wish wish) {
    if (!wish.wants(CHANGE)) {
      return List.of();
    }
    long id = customer.id().value();
    var behind = new Trail.After(wish.before(), wish.beforeId());
    var shown = custom.shown();
    return trail.changesOf(id, behind, wish.limit()).stream()
        .map(entry -> told(frame, id, entry, shown))
        .toList();
  }

  private static Happening told(Frame frame, long customer, Trail.Entry entry, ShownFields shown) {
    var told = new Told(entry);
    boolean own = entry.what().equals("customer");
    boolean made = own && entry.verb() == Verb.CREATE;
    return new Happening(
        CHANGE,
        entry.id(),
        entry.at(),
        true,
        made ? "plus" : own ? "user" : "book",
        frame.say(made ? "customers.timeline.made" : title(own, customer, told)),
        made ? null : own ? fields(frame, customer, told, shown) : points(entry, told),
        told.who(frame),
        null,
        null);
  }

  private static String title(boolean own, long customer, Told told) {
    return told.changes().stream()
        .filter(change ->
            own
                && change.row().equals(Long.toString(customer))
                && change.field().equals("trashed_at"))
        .findFirst()
        .map(change ->
            change.after().isEmpty() ? "customers.timeline.restored" : "customers.timeline.trashed")
        .orElse(own ? "customers.timeline.changed" : "customers.timeline.contact");
  }

  /** An entry may tell of many customers: the row of this one, and what is the reader's to know. */
  private static @Nullable String fields(Frame frame, long customer, Told told, ShownFields shown) {
    var viewer = Viewers.current();
    return lines(
        told.changes().stream()
            .filter(change -> change.row().equals(Long.toString(customer)))
            .flatMap(change ->
                change.field().equals(CUSTOM)
                    ? custom(frame, change, shown)
                    : own(frame, change, viewer))
            .collect(Collectors.joining("\n")));
  }

  private static Stream<String> own(Frame frame, Change change, Viewer viewer) {
    return FIELDS.containsKey(change.field()) && sees(viewer, change.field())
        ? Stream.of(
            line(
                frame,
                frame.say(FIELDS.getOrDefault(change.field(), "customers.name")),
                change.before(),
                change.after()))
        : Stream.empty();
  }

  /** Of the custom fields each that changed, and that the reader is shown. */
  private static Stream<String> custom(Frame frame, Change change, ShownFields shown) {
    var before = filled(change.before(), shown);
    var after = filled(change.after(), shown);
    return shown.all().stream()
        .filter(field -> !Objects.equals(before.get(field), after.get(field)))
        .map(field ->
            line(
                frame,
                field.label(frame.language()),
                words(frame, before.get(field)),
                words(frame, after.get(field))));
  }

  private static Map<CustomField, Filled> filled(String json, ShownFields shown) {
    return shown.filled(JSONB.valueOf(json.isEmpty() ? "{}" : json)).stream()
        .collect(Collectors.toMap(Filled::field, filled -> filled));
  }

  private static String words(Frame frame, @Nullable Filled filled) {
    return filled == null ? "" : filled.show(frame);
  }

  private static String line(Frame frame, String label, String before, String after) {
    return frame.say("customers.timeline.field", label, shown(before), shown(after));
  }

  private static boolean sees(Viewer viewer, String field) {
    var guarded = GUARDED.get(field);
    return guarded == null || viewer.sees(guarded);
  }

  /** Of many customers' contact points at once none can be told to be this one's. */
  private static @Nullable String points(Trail.Entry entry, Told told) {
    return entry.customers().size() == 1 && Viewers.current().sees("customers.contact-points")
        ? lines(
            told.changes().stream()
                .filter(change -> change.field().equals("value"))
                .map(change -> sign(change) + shown(change.after(), change.before()))
                .collect(Collectors.joining("\n")))
        : null;
  }

  private static String sign(Change change) {
    return change.before().isEmpty() ? "+ " : change.after().isEmpty() ? "− " : "";
  }

  private static String shown(String after, String before) {
    return after.isEmpty() ? before : after;
  }

  private static String shown(String value) {
    return value.isEmpty() ? "–" : value;
  }

  private static @Nullable String lines(String text) {
    return text.isEmpty() ? null : text;
  }
}
