package io.kesher.fields;

import static io.kesher.values.Parsing.parsed;
import static io.kesher.values.Parsing.refused;

import io.kesher.values.Parsing;
import io.kesher.values.VisibleText;
import io.kesher.web.StrictJson;
import io.kesher.web.TypedNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads what somebody wrote into a custom field: the same rules for forms, files and the API. */
final class Reading {
  private static final int LONGEST = 1000;
  private static final int MOST_DIGITS = 15;
  private static final int MOST_DECIMALS = 6;
  private static final LocalDate FIRST_DAY = LocalDate.of(1850, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?!\\d).*");
  private static final Pattern WEB =
      Pattern.compile("(?i)(https?)(://[^\\s\\p{Cc}\\p{Cf}/?#@]+(?:[/?#][^\\s\\p{Cc}\\p{Cf}]*)?)");
  private static final Pattern BETWEEN = Pattern.compile("[;|\\n]");

  private final CustomField field;

  private Reading(CustomField field) {
    this.field = field;
  }

  /** What JSON says, or a form in the text of a field; nothing where it is blank. */
  static Optional<Parsing<CustomValue>> of(CustomField field, JsonNode said) {
    var reading = new Reading(field);
    if (said.isNull() || said.isString() && VisibleText.strip(said.asString()).isEmpty()) {
      return Optional.empty();
    }
    if (field.type() == CustomField.Type.MULTI_CHOICE) {
      return said.isArray() && said.isEmpty()
          ? Optional.empty()
          : Optional.of(reading.choices(said));
    }
    return Optional.of(reading.single(said));
  }

  /** What a cell of a file says, whose choices may go by their names. */
  static Parsing<CustomValue> ofCell(CustomField field, Object cell) {
    var reading = new Reading(field);
    return switch (cell) {
      case BigDecimal number -> reading.number(number);
      case LocalDate day -> reading.day(day);
      case Boolean yes -> parsed(new CustomValue.YesNo(yes));
      default -> reading.cell(cell.toString());
    };
  }

  private Parsing<CustomValue> cell(String text) {
    return switch (field.type()) {
      case CHOICE ->
          field
              .called(text)
              .map(choice -> Parsing.<CustomValue>parsed(new CustomValue.Choice(choice.code())))
              .orElseGet(() -> refused("fields.fault.choice", text));
      case MULTI_CHOICE -> several(text);
      case TEXT, NUMBER, DATE, LINK, YES_NO -> text(text);
    };
  }

  /** Between semicolons; between commas where no choice has one in its name. */
  private Parsing<CustomValue> several(String text) {
    if (field.called(text).isPresent()) {
      return chosen(List.of(text));
    }
    var parts = parts(BETWEEN.splitAsStream(text));
    return parts.stream().allMatch(part -> field.called(part).isPresent())
        ? chosen(parts)
        : chosen(parts(Arrays.stream(text.split("[;|\\n,]"))));
  }

  private static List<String> parts(Stream<String> parts) {
    return parts.map(VisibleText::strip).filter(part -> !part.isEmpty()).toList();
  }

  private Parsing<CustomValue> chosen(List<String> names) {
    var codes = new LinkedHashSet<String>();
    for (var name : names) {
      var choice = field.called(name);
      if (choice.isEmpty()) {
        return refused("fields.fault.choice", name);
      }
      codes.add(choice.get().code());
    }
    return parsed(inOrder(codes));
  }

  private Parsing<CustomValue> single(JsonNode said) {
    if (said.isString()) {
      return text(VisibleText.strip(said.asString()));
    }
    if (said.isNumber() && field.type() == CustomField.Type.NUMBER) {
      return said.decimalValueOpt().map(this::number).orElseGet(() -> refused(wrong(), ""));
    }
    return said.isBoolean() && field.type() == CustomField.Type.YES_NO
        ? parsed(new CustomValue.YesNo(said.asBoolean()))
        : refused(wrong(), "");
  }

  private Parsing<CustomValue> text(String text) {
    if (!StrictJson.storable(text) || text.codePoints().anyMatch(Character::isISOControl)) {
      return refused("web.problem.character", "");
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      return refused("web.field.too-long", Integer.toString(LONGEST));
    }
    return switch (field.type()) {
      case TEXT -> parsed(new CustomValue.Text(text));
      case NUMBER ->
          TypedNumber.read(text).map(this::number).orElseGet(() -> refused(wrong(), text));
      case DATE -> day(text);
      case CHOICE ->
          field.choice(text).isPresent()
              ? parsed(new CustomValue.Choice(text))
              : refused(wrong(), text);
      case MULTI_CHOICE -> refused(wrong(), text);
      case LINK -> link(text);
      case YES_NO ->
          text.equals("true") || text.equals("false")
              ? parsed(new CustomValue.YesNo(text.equals("true")))
              : refused(wrong(), text);
    };
  }

  private Parsing<CustomValue> number(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    return plain.precision() - plain.scale() > MOST_DIGITS || plain.scale() > MOST_DECIMALS
        ? refused("fields.fault.number-long", "")
        : parsed(new CustomValue.Number(plain));
  }

  private Parsing<CustomValue> day(String text) {
    try {
      return day(LocalDate.parse(text));
    } catch (DateTimeException none) {
      return refused(wrong(), text);
    }
  }

  private Parsing<CustomValue> day(LocalDate day) {
    return day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)
        ? refused(wrong(), day.toString())
        : parsed(new CustomValue.Day(day));
  }

  /** Only the web: whatever else begins with a word and a colon may be a script. */
  private Parsing<CustomValue> link(String text) {
    var matched = WEB.matcher(SCHEME.matcher(text).matches() ? text : "https://" + text);
    return matched.matches()
        ? parsed(
            new CustomValue.Link(
                matched.group(1).toLowerCase(java.util.Locale.ROOT) + matched.group(2)))
        : refused(wrong(), text);
  }

  private Parsing<CustomValue> choices(JsonNode said) {
    if (!said.isArray()) {
      return refused(wrong(), "");
    }
    var codes = new LinkedHashSet<String>();
    for (var each : said) {
      if (!each.isString() || field.choice(each.asString()).isEmpty()) {
        return refused(wrong(), each.isString() ? each.asString() : "");
      }
      codes.add(each.asString());
    }
    return parsed(inOrder(codes));
  }

  private CustomValue inOrder(Set<String> codes) {
    return new CustomValue.Choices(
        field.choices().stream().map(CustomField.Choice::code).filter(codes::contains).toList());
  }

  private String wrong() {
    return switch (field.type()) {
      case TEXT -> "fields.fault.text";
      case NUMBER -> "fields.fault.number";
      case DATE -> "fields.fault.date";
      case CHOICE, MULTI_CHOICE -> "fields.fault.choice";
      case LINK -> "fields.fault.link";
      case YES_NO -> "fields.fault.yes-no";
    };
  }
}
