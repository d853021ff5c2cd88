package io.kesher.values;

import org.jspecify.annotations.Nullable;

/**
 * A telephone number: in the international form of E.164 ({@code +972502345678}), or a business's
 * star number ({@code *2700}) which exists in its country only.
 *
 * @param value the number's own form, which equals for all notations of one number
 * @param extension the digits to dial after the answer, or null
 */
public record PhoneNumber(String value, @Nullable String extension) {

  public PhoneNumber {
    if (!value.matches("\\+[1-9]\\d{5,14}|\\*\\d{3,5}")) {
      throw new IllegalArgumentException("not a telephone number");
    }
    if (extension != null && !extension.matches("\\d{1,7}")) {
      throw new IllegalArgumentException("not an extension");
    }
  }

  /** Reads one number as people in Israel write it. Two different numbers are refused. */
  public static Parsing<PhoneNumber> parse(String text) {
    return parse(text, "IL");
  }

  /** The same for numbers that are national in another region, a two-letter country code. */
  public static Parsing<PhoneNumber> parse(String text, String region) {
    return PhoneNotation.read(text, region);
  }

  /** A number that dials within its country only, such as {@code *2700}; it has no E.164 form. */
  public boolean isStar() {
    return value.charAt(0) == '*';
  }

  /** As a person in Israel reads it: {@code 050-234-5678}, abroad {@code +44 20 7946 0018}. */
  public String display() {
    return PhoneNotation.display(this, "IL");
  }

  /** Reads back with {@link #parse}: {@code +972502345678} or {@code +97237654321 ext. 12}. */
  @Override
  public String toString() {
    return extension == null ? value : value + " ext. " + extension;
  }
}
