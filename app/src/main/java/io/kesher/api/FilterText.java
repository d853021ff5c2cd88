package io.kesher.api;

import io.kesher.api.Filter.Operator;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Reads {@code ?filter=}. The grammar:
 *
 * <pre>
 * either  = both { "or" both }
 * both    = one { "and" one }
 * one     = "not" one | "(" either ")" | test
 * test    = field operator value | field "in" "(" value { "," value } ")" | field "is" [ "not" ] "null"
 *         | field "within" days
 * value   = number | day | 'text' | true | false      a quote in a text is doubled
 * day     = 2026-12-31 | "today" [ ( "+" | "-" ) days ]
 * days    = number of days; "within 60" is from today until then, "within -60" from then until today
 * </pre>
 *
 * Words are ASCII in small letters or capitals; whatever else a text holds stands in quotes. A
 * filter is never more than {@value #LONGEST} characters, {@value #DEEPEST} brackets deep or
 * {@value #MOST_TESTS} tests. What cannot be read is refused with the place where reading stopped,
 * counted in characters from 1.
 */
public final class FilterText {
  static final int LONGEST = 2000;
  static final int DEEPEST = 10;
  static final int MOST_TESTS = 50;
  static final int MOST_VALUES = 100;

  private static final Pattern WORD =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TODAY = Pattern.compile("(?i:today)(?:([+-][0-9]{1,5})(?![0-9]))?");
  private static final Pattern DAYS = Pattern.compile("-?[0-9]{1,5}(?![0-9.])");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(?:\\.[0-9]{1,10})?");
  private static final Pattern TEXT = Pattern.compile("'(?:[^']++|'')*+'");
  private static final Pattern SPACE = Pattern.compile("[ \\t]+");

  private final String text;
  private final Map<String, FilterField> fields;
  private int at;
  private int depth;
  private int tests;

  private FilterText(String text, Collection<FilterField> fields) {
    this.text = text;
    this.fields = fields.stream().collect(Collectors.toMap(FilterField::name, Function.identity()));
  }

  /**
   * @param text as it was sent; absent or blank for everybody
   * @param fields those that the list has and the caller may see: any other is unknown
   * @throws Refusal 400 with the place of the fault
   */
  public static Filter read(@Nullable String text, Collection<FilterField> fields) {
    if (text == null || text.isBlank()) {
      return Filter.NONE;
    }
    if (text.length() > LONGEST) {
      throw Refusal.ofFields(
          HttpStatus.BAD_REQUEST,
          "web.problem.value",
          List.of(FieldFault.of("filter", "api.filter.long", LONGEST)));
    }
    var reading = new FilterText(text, fields);
    reading.skip();
    var filter = reading.either();
    if (reading.at < text.length()) {
      throw reading.fault("api.filter.end");
    }
    return filter;
  }

  /** The filter in words, as {@link #read} takes it; blank where it asks nothing. */
  public static String write(Filter filter) {
    return switch (filter) {
      case Filter.All(var parts) -> joined(parts, " and ");
      case Filter.Any(var parts) -> joined(parts, " or ");
      case Filter.Not(var part) -> "not (" + write(part) + ")";
      case Filter.Test test -> written(test);
    };
  }

  private static String joined(List<Filter> parts, String word) {
    return parts.size() == 1
        ? write(parts.getFirst())
        : parts.stream()
            .map(part -> part instanceof Filter.Test ? write(part) : "(" + write(part) + ")")
            .collect(Collectors.joining(word));
  }

  private static String written(Filter.Test test) {
    var name = test.field().name() + " ";
    return switch (test.operator()) {
      case IS_NULL -> name + "is null";
      case IS_NOT_NULL -> name + "is not null";
      case WITHIN -> name + "within " + ((Filter.FromToday) test.values().getFirst()).days();
      case IN ->
          test.values().stream()
              .map(FilterText::written)
              .collect(Collectors.joining(",", name + "in (", ")"));
      case EQ, NE, LT, LE, GT, GE, CONTAINS, STARTSWITH ->
          name
              + test.operator().name().toLowerCase(Locale.ROOT)
              + " "
              + written(test.values().getFirst());
    };
  }

  private static String written(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case String text -> "'" + text.replace("'", "''") + "'";
      case Filter.FromToday(int days) -> "today" + (days == 0 ? "" : (days > 0 ? "+" : "") + days);
      default -> value.toString();
    };
  }

  private Filter either() {
    List<Filter> parts = new ArrayList<>(List.of(both()));
    while (take("or")) {
      parts.add(both());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.Any(parts);
  }

  private Filter both() {
    List<Filter> parts = new ArrayList<>(List.of(one()));
    while (take("and")) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.All(parts);
  }

  private Filter one() {
    if (++depth > DEEPEST) {
      throw fault("api.filter.deep", DEEPEST);
    }
    Filter filter;
    if (take("not")) {
      filter = new Filter.Not(one());
    } else if (takeSign('(')) {
      filter = either();
      need(')');
    } else {
      filter = test();
    }
    depth--;
    return filter;
  }

  private Filter test() {
    if (++tests > MOST_TESTS) {
      throw fault("api.filter.many", MOST_TESTS);
    }
    int start = at;
    var name = word();
    var field = name == null ? null : fields.get(name);
    if (field == null) {
      at = start;
      throw fault(name == null ? "api.filter.field" : "api.filter.unknown-field", shown(name));
    }
    start = at;
    var operator = operator();
    if (operator == null || !field.type().has(operator)) {
      at = start;
      throw fault("api.filter.operator", field.name());
    }
    return new Filter.Test(field, operator, values(field, operator));
  }

  private @Nullable Operator operator() {
    var word = word();
    if (word == null) {
      return null;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "eq" -> Operator.EQ;
      case "ne" -> Operator.NE;
      case "lt" -> Operator.LT;
      case "le" -> Operator.LE;
      case "gt" -> Operator.GT;
      case "ge" -> Operator.GE;
      case "in" -> Operator.IN;
      case "contains" -> Operator.CONTAINS;
      case "startswith" -> Operator.STARTSWITH;
      case "within" -> Operator.WITHIN;
      case "is" -> nothing();
      default -> null;
    };
  }

  private @Nullable Operator nothing() {
    var operator = take("not") ? Operator.IS_NOT_NULL : Operator.IS_NULL;
    return take("null") ? operator : null;
  }

  private List<Object> values(FilterField field, Operator operator) {
    return switch (operator) {
      case IS_NULL, IS_NOT_NULL -> List.of();
      case IN -> several(field);
      case WITHIN -> List.of(days(field));
      case EQ, NE, LT, LE, GT, GE, CONTAINS, STARTSWITH -> List.of(value(field));
    };
  }

  private List<Object> several(FilterField field) {
    need('(');
    List<Object> values = new ArrayList<>(List.of(value(field)));
    while (takeSign(',')) {
      if (values.size() == MOST_VALUES) {
        throw fault("api.filter.values", MOST_VALUES);
      }
      values.add(value(field));
    }
    need(')');
    return values;
  }

  private Object value(FilterField field) {
    int start = at;
    Object value =
        switch (field.type()) {
          case NUMBER, MONEY -> number();
          case DATE -> day();
          case TEXT -> quoted();
          case CHOICE -> choice(field);
          case YES_NO -> yesOrNo();
        };
    if (value == null) {
      at = start;
      throw fault("api.filter.value." + field.type().name().toLowerCase(Locale.ROOT), field.name());
    }
    return value;
  }

  private @Nullable BigDecimal number() {
    var number = match(NUMBER);
    return number == null ? null : new BigDecimal(number);
  }

  private Filter.FromToday days(FilterField field) {
    var days = match(DAYS);
    if (days == null) {
      throw fault("api.filter.days", field.name());
    }
    return new Filter.FromToday(Integer.parseInt(days));
  }

  private @Nullable Object day() {
    var today = TODAY.matcher(text).region(at, text.length());
    if (today.lookingAt()) {
      at = today.end();
      skip();
      return new Filter.FromToday(today.group(1) == null ? 0 : Integer.parseInt(today.group(1)));
    }
    var day = at < text.length() && text.charAt(at) == '\'' ? quoted() : match(DAY);
    try {
      return day == null || !DAY.matcher(day).matches() ? null : LocalDate.parse(day);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private @Nullable String quoted() {
    var quoted = match(TEXT);
    return quoted == null ? null : quoted.substring(1, quoted.length() - 1).replace("''", "'");
  }

  private @Nullable String choice(FilterField field) {
    var choice = quoted();
    return choice != null && field.choices().contains(choice) ? choice : null;
  }

  private @Nullable Boolean yesOrNo() {
    var word = word();
    return word == null || !word.equals("true") && !word.equals("false")
        ? null
        : (Boolean) word.equals("true");
  }

  private @Nullable String word() {
    return match(WORD);
  }

  private boolean take(String keyword) {
    int start = at;
    var word = word();
    if (word != null && word.equalsIgnoreCase(keyword)) {
      return true;
    }
    at = start;
    return false;
  }

  private boolean takeSign(char sign) {
    if (at < text.length() && text.charAt(at) == sign) {
      at++;
      skip();
      return true;
    }
    return false;
  }

  private void need(char sign) {
    if (!takeSign(sign)) {
      throw fault("api.filter.sign", String.valueOf(sign));
    }
  }

  private @Nullable String match(Pattern pattern) {
    var found = pattern.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      return null;
    }
    at = found.end();
    skip();
    return found.group();
  }

  private void skip() {
    var space = SPACE.matcher(text).region(at, text.length());
    if (space.lookingAt()) {
      at = space.end();
    }
  }

  private Refusal fault(String key, Object... arguments) {
    var all = new ArrayList<Object>(List.of(Integer.toString(text.codePointCount(0, at) + 1)));
    all.addAll(List.of(arguments));
    return Refusal.ofFields(
        HttpStatus.BAD_REQUEST,
        "web.problem.value",
        List.of(FieldFault.of("filter", key, all.toArray())));
  }

  private static String shown(@Nullable String name) {
    return name == null ? "" : name.substring(0, Math.min(name.length(), 60));
  }
}
