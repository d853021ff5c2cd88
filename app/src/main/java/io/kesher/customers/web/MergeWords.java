package io.kesher.customers.web;

import io.kesher.fields.ShownFields;
import io.kesher.web.Edited.Choice;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands on the page of a merge.
 *
 * @param labels what a field is called
 * @param values what is shown for a kind, a day or a contact point, by {@code field=} and how the
 *     form keeps it
 */
public record MergeWords(Map<String, String> labels, Map<String, String> values) {
  private static final Set<String> DAYS = Set.of("birthDate", "since");

  static MergeWords of(Frame frame, List<Choice> choices, ShownFields custom) {
    var labels = new LinkedHashMap<String, String>();
    var values = new LinkedHashMap<String, String>();
    for (var choice : choices) {
      var own = custom.named(choice.field());
      labels.put(
          choice.field(),
          own.map(field -> field.label(frame.language())).orElseGet(() -> label(frame, choice)));
      sides(choice)
          .forEach(side ->
              values.put(
                  choice.field() + "=" + side,
                  own.map(field -> field.show(frame, side))
                      .orElseGet(() -> value(frame, choice.field(), side))));
    }
    return new MergeWords(labels, values);
  }

  private static Stream<String> sides(Choice choice) {
    return Stream.of(choice.theirs(), choice.mine()).filter(side -> !side.isEmpty());
  }

  private static String label(Frame frame, Choice choice) {
    return switch (choice.field()) {
      case "name" -> frame.say("customers.name");
      case "kind" -> frame.say("customers.kind");
      case "externalId" -> frame.say("customers.external-id");
      case "israeliId" -> frame.say("customers.israeli-id");
      case "idKind" -> frame.say("customers.id-kind");
      case "birthDate" -> frame.say("customers.birth-date");
      case "since" -> frame.say("customers.since");
      default -> frame.say("customers.point." + kind(choice));
    };
  }

  private static String kind(Choice choice) {
    return sides(choice)
        .map(side -> PointRow.of(choice.field(), side))
        .flatMap(Stream::ofNullable)
        .map(row -> row.kind().name())
        .findFirst()
        .orElse("PHONE");
  }

  private static String value(Frame frame, String field, String side) {
    if (DAYS.contains(field)) {
      return frame.date(LocalDate.parse(side)).text();
    }
    if (!field.startsWith(PointRows.PREFIX)) {
      return switch (field) {
        case "kind" -> frame.say("customers.kind." + side);
        case "idKind" -> frame.say("customers.id-kind." + side);
        default -> side;
      };
    }
    var row = PointRow.of(field, side);
    return row == null ? frame.say("web.merge.nothing") : point(frame, row);
  }

  private static String point(Frame frame, PointRow row) {
    return Stream.of(
            row.value(),
            row.label(),
            row.main() ? frame.say("customers.contact.main") : "",
            row.verified() ? frame.say("customers.contact.verified") : "",
            row.doNotUse().isEmpty()
                ? ""
                : frame.say("customers.contact.do-not-use.because", row.doNotUse()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
