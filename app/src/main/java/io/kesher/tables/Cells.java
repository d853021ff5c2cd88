package io.kesher.tables;

import io.kesher.values.EmailAddress;
import io.kesher.values.IsraeliId;
import io.kesher.values.Money;
import io.kesher.values.PhoneNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;

/**
 * Reads one cell as a value. Whatever is changed on the way is named in {@link Read.Value#rules}.
 */
public final class Cells {
  private Cells() {}

  /** Whether the cell says nothing: blank, or NA, N/A, #N/A, null, none, nan, a lone hyphen. */
  public static boolean isNothing(String cell) {
    throw new UnsupportedOperationException();
  }

  /** The text without invisible ends; refuses NUL and broken characters. */
  public static Read<String> text(String cell) {
    throw new UnsupportedOperationException();
  }

  /** An id of another system: text, but {@code 17850.0} is 17850. */
  public static Read<String> externalId(String cell) {
    throw new UnsupportedOperationException();
  }

  /** At most 15 digits before and 4 after the mark, zeros at the end of the fraction apart. */
  public static Read<BigDecimal> decimal(String cell, DecimalMark mark) {
    throw new UnsupportedOperationException();
  }

  /** As {@link #decimal}; a sign of another currency than {@code office}'s is refused. */
  public static Read<Money> money(String cell, DecimalMark mark, Currency office) {
    throw new UnsupportedOperationException();
  }

  /** A decimal without a fraction. */
  public static Read<Long> whole(String cell, DecimalMark mark) {
    throw new UnsupportedOperationException();
  }

  /** A day between 1900 and 2100; of a date with a time the day is taken. */
  public static Read<LocalDate> date(String cell, DateOrder order) {
    throw new UnsupportedOperationException();
  }

  /** A moment without a zone; a date alone is its midnight. */
  public static Read<LocalDateTime> dateTime(String cell, DateOrder order) {
    throw new UnsupportedOperationException();
  }

  public static Read<PhoneNumber> phone(String cell) {
    throw new UnsupportedOperationException();
  }

  public static Read<EmailAddress> email(String cell) {
    throw new UnsupportedOperationException();
  }

  public static Read<IsraeliId> israeliId(String cell) {
    throw new UnsupportedOperationException();
  }

  public static Read<Boolean> yesNo(String cell) {
    throw new UnsupportedOperationException();
  }
}
