package io.kesher.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cell as a number under one decimal mark.
 *
 * <p>Signs of money, grouping and a leading sign are notation and not reported; whatever makes the
 * number another one than its digits say (parentheses, percent, an exponent …) is a rule in the
 * report.
 */
final class NumberText {
  private static final int WHOLE_DIGITS = 15;
  private static final int FRACTION_DIGITS = 4;
  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("₪", "ILS"),
          Map.entry("ש\"ח", "ILS"),
          Map.entry("ש״ח", "ILS"),
          Map.entry("ש''ח", "ILS"),
          Map.entry("שח", "ILS"),
          Map.entry("שקל", "ILS"),
          Map.entry("שקלים", "ILS"),
          Map.entry("NIS", "ILS"),
          Map.entry("ILS", "ILS"),
          Map.entry("$", "USD"),
          Map.entry("US$", "USD"),
          Map.entry("USD", "USD"),
          Map.entry("€", "EUR"),
          Map.entry("EUR", "EUR"),
          Map.entry("£", "GBP"),
          Map.entry("GBP", "GBP"));

  private final List<String> rules = new ArrayList<>(0);
  private String rest;
  private boolean negative;
  private boolean percent;
  private @Nullable String currency;
  private @Nullable String refusal;
  private BigDecimal value = BigDecimal.ZERO;

  private NumberText(String rest) {
    this.rest = rest;
  }

  static NumberText read(String visible, DecimalMark mark) {
    var number = new NumberText(visible);
    if (number.isPlain()) {
      number.value = new BigDecimal(visible);
      return number;
    }
    number.makePlain();
    number.takeOffSigns();
    number.readDigits(mark);
    return number;
  }

  /** Message key, or null when it is a number. */
  @Nullable String refusal() {
    return refusal;
  }

  BigDecimal value() {
    return value;
  }

  List<String> rules() {
    return rules;
  }

  /** ISO code of the money sign beside the number, or null. */
  @Nullable String currency() {
    return currency;
  }

  /** The commonest case by far, without any object made: up to nine digits. */
  private boolean isPlain() {
    int length = rest.length();
    if (length == 0 || length > 9) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (rest.charAt(i) < '0' || rest.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** ASCII digits, one kind of space and minus, no invisible marks. */
  private void makePlain() {
    StringBuilder plain = null;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      char p = plain(c);
      if (plain == null && p != c) {
        plain = new StringBuilder(rest.length()).append(rest, 0, i);
      }
      if (plain != null && p != 0) {
        plain.append(p);
      }
    }
    rest = plain == null ? rest : plain.toString();
  }

  private char plain(char c) {
    if (c < 0x80) {
      return c;
    }
    if (Character.isDigit(c)) {
      rule("values.rule.digits-folded");
      return (char) ('0' + Character.digit(c, 10));
    }
    return switch (c) {
      case '\u2212', '\u2013', '\u05BE', '\uFF0D' -> '-';
      case '\u066B', '\uFF0E' -> '.';
      case '\u066C', '\uFF0C' -> ',';
      case '\u200E', '\u200F', '\u061C', '\u200B', '\u2060', '\uFEFF' -> 0;
      default ->
          (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069')
              ? 0
              : Character.isSpaceChar(c) ? ' ' : c;
    };
  }

  /** Signs and currencies may come in any order on both sides: -₪ 500, (₪500), 500- ₪. */
  private void takeOffSigns() {
    for (int before = -1; before != rest.length() && refusal == null; ) {
      before = rest.length();
      rest = rest.strip();
      takeOffParentheses();
      takeOffPercent();
      takeOffMinus();
      takeOffCurrency();
    }
    if (rest.startsWith("+")) {
      rest = rest.substring(1).strip();
    }
  }

  private void takeOffParentheses() {
    if (rest.length() > 2 && rest.startsWith("(") && rest.endsWith(")")) {
      rest = rest.substring(1, rest.length() - 1);
      negate();
      rule("tables.rule.parentheses-are-minus");
    }
  }

  private void takeOffPercent() {
    if (rest.length() > 1 && (rest.endsWith("%") || rest.startsWith("%"))) {
      rest = rest.endsWith("%") ? rest.substring(0, rest.length() - 1) : rest.substring(1);
      refusal = percent ? "tables.cell.number.not-a-number" : null;
      percent = true;
      rule("tables.rule.percent");
    }
  }

  private void takeOffMinus() {
    if (rest.length() > 1 && rest.startsWith("-")) {
      rest = rest.substring(1);
      negate();
    } else if (rest.length() > 1 && rest.endsWith("-")) {
      rest = rest.substring(0, rest.length() - 1);
      negate();
      rule("tables.rule.trailing-minus");
    }
  }

  private void negate() {
    refusal = negative ? "tables.cell.number.not-a-number" : null;
    negative = true;
  }

  private void takeOffCurrency() {
    if (rest.isEmpty()
        || (isNumeric(rest.charAt(0)) && isNumeric(rest.charAt(rest.length() - 1)))) {
      return;
    }
    int front = 0;
    while (front < rest.length() && !isNumeric(rest.charAt(front)) && rest.charAt(front) != '-') {
      front++;
    }
    int back = rest.length();
    while (back > front && !isNumeric(rest.charAt(back - 1)) && rest.charAt(back - 1) != '-') {
      back--;
    }
    var before = CURRENCIES.get(rest.substring(0, front).strip());
    var after = CURRENCIES.get(rest.substring(back).strip());
    if ((before == null) == (after == null)) {
      return;
    }
    var found = before == null ? after : before;
    if (currency != null) {
      refusal = "tables.cell.number.not-a-number";
    }
    currency = found;
    rest = before == null ? rest.substring(0, back) : rest.substring(front);
  }

  private static boolean isNumeric(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '(' || c == ')' || c == '%';
  }

  private void readDigits(DecimalMark mark) {
    if (refusal != null) {
      return;
    }
    int exponent = exponent();
    var digits = ungrouped(mark);
    if (digits == null || refusal != null) {
      return;
    }
    if (digits.length() > 60) {
      refusal = "tables.cell.number.too-long";
      return;
    }
    var number = new BigDecimal(digits).scaleByPowerOfTen(exponent - (percent ? 2 : 0));
    value = number.signum() == 0 ? BigDecimal.ZERO : sized(negative ? number.negate() : number);
  }

  private int exponent() {
    int e = Math.max(rest.indexOf('e'), rest.indexOf('E'));
    if (e < 1) {
      return 0;
    }
    var written = rest.substring(e + 1);
    if (!written.matches("[+-]?\\d{1,5}")) {
      refusal = "tables.cell.number.not-a-number";
      return 0;
    }
    int exponent = Integer.parseInt(written);
    if (Math.abs(exponent) > 30) {
      refusal = "tables.cell.number.too-long";
    }
    rest = rest.substring(0, e);
    rule("values.rule.exponent-written-out");
    return exponent;
  }

  /** Digits with a point at most; null and a refusal where the separators do not make sense. */
  private @Nullable String ungrouped(DecimalMark mark) {
    var digits = new StringBuilder(rest.length());
    char grouping = 0;
    int sinceGroup = 0;
    boolean fraction = false;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
        sinceGroup++;
      } else if (c == mark.sign() && !fraction) {
        if (grouping != 0 && sinceGroup != 3) {
          return contradiction();
        }
        fraction = true;
        digits.append('.');
      } else if (c == mark.grouping() || c == ' ' || c == '\'') {
        boolean first = grouping == 0;
        if (fraction
            || sinceGroup == 0
            || (first ? sinceGroup > 3 : c != grouping || sinceGroup != 3)) {
          return contradiction();
        }
        grouping = c;
        sinceGroup = 0;
      } else if (c == mark.sign()) {
        return contradiction();
      } else {
        refusal = "tables.cell.number.not-a-number";
        return null;
      }
    }
    if (grouping != 0 && !fraction && sinceGroup != 3) {
      return contradiction();
    }
    if (digits.isEmpty() || digits.toString().equals(".")) {
      refusal = "tables.cell.number.not-a-number";
      return null;
    }
    return digits.toString();
  }

  private @Nullable String contradiction() {
    refusal = "tables.cell.number.separators";
    return null;
  }

  private BigDecimal sized(BigDecimal number) {
    var shortest = number.stripTrailingZeros();
    if (shortest.scale() > FRACTION_DIGITS
        || shortest.precision() - shortest.scale() > WHOLE_DIGITS) {
      refusal = "tables.cell.number.too-long";
    }
    return shortest.scale() < 0 ? shortest.setScale(0) : number;
  }

  private void rule(String rule) {
    if (!rules.contains(rule)) {
      rules.add(rule);
    }
  }
}
