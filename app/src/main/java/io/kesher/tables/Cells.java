package io.kesher.tables;

import io.kesher.values.EmailAddress;
import io.kesher.values.IsraeliId;
import io.kesher.values.Money;
import io.kesher.values.Parsing;
import io.kesher.values.PhoneNumber;
import io.kesher.values.VisibleText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads one cell as a value. Whatever is changed on the way is named in {@link Read.Value#rules}.
 */
public final class Cells {
  private static final Pattern WHOLE_WITH_FRACTION = Pattern.compile("[0-9]+\\.0+");
  private static final Pattern EXPONENT = Pattern.compile("[0-9]\\.[0-9]+[eE]\\+?[0-9]{1,2}");

  private Cells() {}

  /** Whether the cell says nothing: blank, or NA, N/A, #N/A. */
  public static boolean isNothing(String cell) {
    var text = VisibleText.strip(cell);
    return text.isEmpty() || isNotAvailable(text);
  }

  /**
   * The text without invisible ends; refuses NUL and halves of characters, which no text may hold.
   */
  public static Read<String> text(String cell) {
    var text = VisibleText.strip(cell);
    if (isNothing(text)) {
      return new Read.Nothing<>();
    }
    if (isBroken(text)) {
      return Read.refused("tables.cell.text.broken", cell.replace('\0', '\uFFFD'));
    }
    // Ordinary spaces at the ends are nobody's data; marks that nobody sees are worth telling.
    return text.equals(cell.strip())
        ? Read.value(text)
        : new Read.Value<>(text, List.of("values.rule.marks-removed"));
  }

  /** An id of another system: text, but {@code 17850.0} is 17850 and {@code 1.785E4} too. */
  public static Read<String> externalId(String cell) {
    if (!(text(cell) instanceof Read.Value<String>(var text, var rules))) {
      return text(cell);
    }
    if (WHOLE_WITH_FRACTION.matcher(text).matches()) {
      return new Read.Value<>(
          text.substring(0, text.indexOf('.')), with(rules, "values.rule.fraction-dropped"));
    }
    if (EXPONENT.matcher(text).matches()) {
      var number = new BigDecimal(text).stripTrailingZeros();
      // One digit may be missing: a zero at the end. More were rounded away, and the id with them.
      return number.scale() == 0 || number.scale() == -1
          ? new Read.Value<>(
              number.toPlainString(), with(rules, "values.rule.exponent-written-out"))
          : Read.refused("tables.cell.id.digits-lost", cell);
    }
    return new Read.Value<>(text, rules);
  }

  /** At most 15 digits before and 4 after the mark, zeros at the end of the fraction apart. */
  public static Read<BigDecimal> decimal(String cell, DecimalMark mark) {
    var text = VisibleText.strip(cell);
    if (isNothingBesideText(text)) {
      return new Read.Nothing<>();
    }
    var number = NumberText.read(text, mark);
    return number.refusal() == null
        ? new Read.Value<>(number.value(), number.rules())
        : Read.refused(number.refusal(), cell);
  }

  /** As {@link #decimal}; a sign of another currency than {@code office}'s is refused. */
  public static Read<Money> money(String cell, DecimalMark mark, Currency office) {
    var text = VisibleText.strip(cell);
    if (isNothingBesideText(text)) {
      return new Read.Nothing<>();
    }
    var number = NumberText.read(text, mark);
    if (number.refusal() != null) {
      return Read.refused(number.refusal(), cell);
    }
    var currency = number.currency();
    if (currency != null && !currency.equals(office.getCurrencyCode())) {
      return Read.refused("tables.cell.money.currency", cell);
    }
    return new Read.Value<>(new Money(number.value(), office), number.rules());
  }

  /** A decimal without a fraction. */
  public static Read<Long> whole(String cell, DecimalMark mark) {
    return switch (decimal(cell, mark)) {
      case Read.Nothing<BigDecimal> _ -> new Read.Nothing<>();
      case Read.Refused<BigDecimal>(var code, var argument) -> Read.refused(code, argument);
      case Read.Value<BigDecimal>(var number, var rules) ->
          number.stripTrailingZeros().scale() > 0
              ? Read.refused("tables.cell.number.not-whole", cell)
              : new Read.Value<>(number.longValueExact(), rules);
    };
  }

  /** A day between 1900 and 2100; of a date with a time the day is taken. */
  public static Read<LocalDate> date(String cell, DateOrder order) {
    return switch (dateTime(cell, order)) {
      case Read.Nothing<LocalDateTime> _ -> new Read.Nothing<>();
      case Read.Refused<LocalDateTime>(var code, var argument) -> Read.refused(code, argument);
      case Read.Value<LocalDateTime>(var moment, var rules) ->
          new Read.Value<>(
              moment.toLocalDate(),
              moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                  ? rules
                  : with(rules, "tables.rule.time-dropped"));
    };
  }

  /** A moment without a zone; a date alone is its midnight. */
  public static Read<LocalDateTime> dateTime(String cell, DateOrder order) {
    var text = VisibleText.strip(cell);
    if (isNothingBesideText(text)) {
      return new Read.Nothing<>();
    }
    var plain = Ascii.plain(text);
    var date = DateText.of(plain);
    if (date == null) {
      return Read.refused("tables.cell.date.not-a-date", cell);
    }
    if (!date.hasPlausibleYear()) {
      return Read.refused("tables.cell.date.year", cell);
    }
    var moment = date.moment(order);
    if (moment == null) {
      return Read.refused("tables.cell.date.does-not-exist", cell);
    }
    List<String> rules = plain.equals(text) ? List.of() : List.of("values.rule.digits-folded");
    rules = date.hasTwoDigitYear() ? with(rules, "tables.rule.two-digit-year") : rules;
    rules = date.zoned() ? with(rules, "tables.rule.zone-dropped") : rules;
    return new Read.Value<>(moment, rules);
  }

  public static Read<PhoneNumber> phone(String cell) {
    return parsed(cell, PhoneNumber::parse);
  }

  public static Read<EmailAddress> email(String cell) {
    return parsed(cell, EmailAddress::parse);
  }

  public static Read<IsraeliId> israeliId(String cell) {
    return parsed(cell, IsraeliId::parse);
  }

  /** Yes, y, true, 1, כן, v and their opposites, in any case. */
  public static Read<Boolean> yesNo(String cell) {
    var text = VisibleText.strip(cell).toLowerCase(Locale.ROOT);
    if (isNothingBesideText(text)) {
      return new Read.Nothing<>();
    }
    return switch (text) {
      case "yes", "y", "true", "t", "1", "1.0", "כן", "נכון", "v", "✓", "✔" -> Read.value(true);
      case "no", "n", "false", "f", "0", "0.0", "לא", "x", "✗", "✘" -> Read.value(false);
      default -> Read.refused("tables.cell.yes-no", cell);
    };
  }

  /** NA and the like; "Null" and "None" are not among them: there are people of that name. */
  static boolean isNotAvailable(String text) {
    return switch (text) {
      case "NA", "N/A", "n/a", "#N/A" -> true;
      default -> false;
    };
  }

  /** Where no text is expected, more says nothing: null, none, a hyphen. */
  static boolean isNothingBesideText(String text) {
    return text.isEmpty()
        || isNotAvailable(text)
        || switch (text) {
          case "NULL", "null", "Null", "None", "none", "-", "--", "–", "—" -> true;
          default -> false;
        };
  }

  private static <T> Read<T> parsed(String cell, Function<String, Parsing<T>> parser) {
    if (isNothingBesideText(VisibleText.strip(cell))) {
      return new Read.Nothing<>();
    }
    return switch (parser.apply(cell)) {
      case Parsing.Parsed<T>(var value, var rules) -> new Read.Value<>(value, rules);
      case Parsing.Refused<T>(var reason, var argument) -> Read.refused(reason, argument);
    };
  }

  private static boolean isBroken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return true;
      }
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static List<String> with(List<String> rules, String rule) {
    if (rules.isEmpty()) {
      return List.of(rule);
    }
    var more = new ArrayList<>(rules);
    more.add(rule);
    return List.copyOf(more);
  }
}
