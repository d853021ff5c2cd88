package io.kesher.values;

import java.util.ArrayList;
import java.util.List;

/**
 * An Israeli identity or company number: nine digits of which the last checks the others. About a
 * tenth of random numbers pass, so a valid number is not yet the right one.
 */
public record IsraeliId(String digits) {

  public IsraeliId {
    if (!isValid(digits)) {
      throw new IllegalArgumentException("not an Israeli id");
    }
  }

  /**
   * Takes nine digits, fewer where leading zeros were lost (at least five), with spaces or hyphens,
   * digits of any script, and the {@code .0} that spreadsheets add. Nine zeros pass the check digit
   * and are refused by rule.
   */
  public static Parsing<IsraeliId> parse(String text) {
    var rules = new ArrayList<String>();
    var plain = Digits.plain(text, rules);
    var digits = plain.replaceAll("[ \\-.]", "");
    if (digits.isEmpty()) {
      return Parsing.refused("values.refused.id.empty", text);
    }
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Parsing.refused("values.refused.id.not-digits", text);
    }
    if (digits.length() > 9 || digits.length() < 5) {
      return Parsing.refused("values.refused.id.length", text);
    }
    if (digits.chars().allMatch(c -> c == '0')) {
      return Parsing.refused("values.refused.id.zeros", text);
    }
    if (digits.length() < 9) {
      digits = "0".repeat(9 - digits.length()) + digits;
      rules.add("values.rule.zeros-restored");
    }
    if (!isValid(digits)) {
      return Parsing.refused("values.refused.id.check-digit", text);
    }
    return new Parsing.Parsed<>(new IsraeliId(digits), List.copyOf(rules));
  }

  /** Whether the number belongs to a company, association or other body: these begin with 5. */
  public boolean isCompany() {
    return digits.charAt(0) == '5';
  }

  @Override
  public String toString() {
    return digits;
  }

  private static boolean isValid(String digits) {
    if (digits.length() != 9 || digits.equals("000000000")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      int weighted = digit * (1 + i % 2);
      sum += weighted / 10 + weighted % 10;
    }
    return sum % 10 == 0;
  }
}
