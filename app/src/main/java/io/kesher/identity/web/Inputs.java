package io.kesher.identity.web;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules that the forms share. */
final class Inputs {
  static final BigDecimal A_MILLION = BigDecimal.valueOf(1_000_000);

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@]{2,}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}([.][0-9]{1,2})?");
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
  private static final int LONGEST_EMAIL = 254;

  private Inputs() {}

  static String trimmed(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  static List<FieldFault> text(String field, @Nullable String value, int longest) {
    var text = trimmed(value);
    if (text.isEmpty()) {
      return List.of(FieldFault.of(field, "web.field.required"));
    }
    if (INVISIBLE.matcher(text).find()) {
      return List.of(FieldFault.of(field, "web.problem.character"));
    }
    return text.codePointCount(0, text.length()) > longest
        ? List.of(FieldFault.of(field, "web.field.too-long", longest))
        : List.of();
  }

  static List<FieldFault> email(String field, @Nullable String value) {
    var email = trimmed(value);
    return EMAIL.matcher(email).matches() && email.length() <= LONGEST_EMAIL
        ? List.of()
        : List.of(FieldFault.of(field, "identity.fault.email"));
  }

  /**
   * @throws Refusal 422 where it is no day
   */
  static LocalDate day(String field, @Nullable String value) {
    try {
      return LocalDate.parse(trimmed(value));
    } catch (DateTimeParseException noDay) {
      throw Refusal.of(List.of(FieldFault.of(field, "identity.fault.day")));
    }
  }

  /** The id that a list of choices sent; empty for none. */
  static Optional<Long> id(@Nullable String value) {
    var text = trimmed(value);
    return ID.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /**
   * @throws Refusal 422 where there is anything wrong
   */
  static void accept(List<FieldFault> faults) {
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  static Optional<BigDecimal> decimal(@Nullable String value) {
    var text = trimmed(value);
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
