package io.kesher.customers;

import io.kesher.values.Folded;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody typed to find customers.
 *
 * @param text as it was typed, without blanks around it
 * @param words folded, without the signs that stand between words or in them
 */
public record Sought(String text, List<String> words) {
  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 8;
  private static final int LEAST_WORD = 3;
  private static final Pattern PHONE = Pattern.compile("[+*(]?[0-9][0-9 ().\\-/]*");
  private static final Pattern QUOTES = Pattern.compile("[\"']");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  static Sought of(String typed) {
    var text = typed.strip();
    var some = text.substring(0, Math.min(text.length(), LONGEST));
    var plain = QUOTES.matcher(Folded.of(some).text()).replaceAll("");
    return new Sought(
        some,
        Arrays.stream(BETWEEN.split(plain))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList());
  }

  int letters() {
    return text.codePointCount(0, text.length());
  }

  /** Whether there is anything to look for in a text: a word of at least three letters. */
  public boolean hasWords() {
    return words.stream().anyMatch(word -> word.length() >= LEAST_WORD);
  }

  /** Only what has a digit in it can be a number, of whatever kind. */
  public boolean hasDigits() {
    return text.chars().anyMatch(Character::isDigit);
  }

  /** Whether this is nothing but the digits of a number, in any notation. */
  boolean isNumber() {
    return PHONE.matcher(text).matches();
  }

  /** The digits of a number, with the sign that it may begin with. */
  String number() {
    var digits = text.replaceAll("[^0-9+*]", "");
    return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
  }
}
