package io.kesher.values;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** What spreadsheets and keyboards do to numbers that are names, undone. */
final class Digits {
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+?\\d{1,2}");
  private static final Pattern WITH_ZERO_FRACTION = Pattern.compile("\\d{4,}[.,]0+");

  private Digits() {}

  /** The text with ASCII digits, without invisible marks, exponents and {@code .0}. */
  static String plain(String text, List<String> rules) {
    var visible = visible(text, rules);
    if (WITH_ZERO_FRACTION.matcher(visible).matches()) {
      rules.add("values.rule.fraction-dropped");
      return visible.substring(0, indexOfMark(visible));
    }
    if (SCIENTIFIC.matcher(visible).matches()) {
      var number = new BigDecimal(visible).stripTrailingZeros();
      // One digit may be missing: a zero at the end. More were rounded away by a spreadsheet.
      if (number.scale() == 0 || number.scale() == -1) {
        rules.add("values.rule.exponent-written-out");
        return number.toPlainString();
      }
    }
    return visible;
  }

  private static int indexOfMark(String text) {
    return Math.max(text.indexOf('.'), text.indexOf(','));
  }

  private static String visible(String text, List<String> rules) {
    var plain = new StringBuilder(text.length());
    boolean marks = false;
    boolean folded = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (VisibleText.isInvisibleFormat(c)) {
        marks = true;
      } else if (c > '~' && Character.isDigit(c)) {
        plain.append((char) ('0' + Character.digit(c, 10)));
        folded = true;
      } else {
        plain.append(Character.isSpaceChar(c) ? ' ' : dash(c));
      }
    }
    if (marks) {
      rules.add("values.rule.marks-removed");
    }
    if (folded) {
      rules.add("values.rule.digits-folded");
    }
    return VisibleText.strip(plain.toString());
  }

  private static char dash(char c) {
    return switch (c) {
      case '\u05BE', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
      case '\uFF0B' -> '+';
      case '\uFF0A' -> '*';
      default -> c;
    };
  }
}
