package io.kesher.customers.web;

import io.kesher.customers.Customer;
import io.kesher.customers.Merge;
import io.kesher.fields.CustomField;
import io.kesher.fields.Filled;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two customers who may be one.
 *
 * @param rows the fields in which they differ
 */
public record SideBySide(Customer kept, Customer gone, List<Row> rows) {
  private static final String CUSTOM = "take.custom.";

  /**
   * @param field as the form names it
   * @param take whether the other's is proposed: where the one who is kept has none
   */
  public record Row(String field, String label, String kept, String gone, boolean take) {}

  static SideBySide of(Frame frame, Customer kept, Customer gone) {
    var rows = new ArrayList<Row>();
    row(rows, frame, Merge.Field.NAME, "name", kept.name(), gone.name());
    row(
        rows,
        frame,
        Merge.Field.KIND,
        "kind",
        frame.say("customers.kind." + kept.kind()),
        frame.say("customers.kind." + gone.kind()));
    row(rows, frame, Merge.Field.EXTERNAL_ID, "external-id", kept.externalId(), gone.externalId());
    row(rows, frame, Merge.Field.ISRAELI_ID, "israeli-id", kept.israeliId(), gone.israeliId());
    row(
        rows,
        frame,
        Merge.Field.BIRTH_DATE,
        "birth-date",
        day(frame, kept.birthDate()),
        day(frame, gone.birthDate()));
    row(
        rows,
        frame,
        Merge.Field.SINCE,
        "since",
        day(frame, kept.since()),
        day(frame, gone.since()));
    custom(rows, frame, kept, gone);
    return new SideBySide(kept, gone, List.copyOf(rows));
  }

  /** The fields for which the side of the one who goes was chosen. */
  static Set<Merge.Field> taken(Map<String, String> sent) {
    return Arrays.stream(Merge.Field.values())
        .filter(field -> "gone".equals(sent.get("take." + field)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The custom fields for which the side of the one who goes was chosen, by code. */
  static Set<String> takenCustom(Map<String, String> sent) {
    return sent.entrySet().stream()
        .filter(each -> each.getKey().startsWith(CUSTOM) && each.getValue().equals("gone"))
        .map(each -> each.getKey().substring(CUSTOM.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void custom(List<Row> rows, Frame frame, Customer kept, Customer gone) {
    Stream.concat(kept.custom().stream(), gone.custom().stream())
        .map(Filled::field)
        .distinct()
        .forEach(field ->
            row(
                rows,
                field.name(),
                field.label(frame.language()),
                shown(frame, field, kept),
                shown(frame, field, gone)));
  }

  private static @Nullable String shown(Frame frame, CustomField field, Customer customer) {
    return customer.custom().stream()
        .filter(filled -> filled.field().equals(field))
        .map(filled -> filled.show(frame))
        .findFirst()
        .orElse(null);
  }

  private static void row(
      List<Row> rows,
      Frame frame,
      Merge.Field field,
      String key,
      @Nullable String kept,
      @Nullable String gone) {
    row(rows, field.name(), frame.say("customers." + key), kept, gone);
  }

  private static void row(
      List<Row> rows, String field, String label, @Nullable String kept, @Nullable String gone) {
    if (!Objects.equals(kept, gone)) {
      rows.add(
          new Row(
              field, label, Objects.toString(kept, ""), Objects.toString(gone, ""), kept == null));
    }
  }

  private static @Nullable String day(Frame frame, @Nullable LocalDate day) {
    return day == null ? null : frame.date(day).text();
  }
}
