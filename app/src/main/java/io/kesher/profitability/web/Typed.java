package io.kesher.profitability.web;

import io.kesher.web.FieldFault;
import io.kesher.web.TypedNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into fields and remembers what could not be read. */
final class Typed {
  private final List<FieldFault> faults = new ArrayList<>();

  BigDecimal number(String field, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      faults.add(FieldFault.of(field, "web.field.required"));
      return BigDecimal.ZERO;
    }
    var number = TypedNumber.read(text);
    if (number.isEmpty()) {
      faults.add(FieldFault.of(field, "profitability.field.number"));
    }
    return number.orElse(BigDecimal.ZERO);
  }

  int whole(String field, @Nullable String typed) {
    BigDecimal number = number(field, typed);
    if (number.stripTrailingZeros().scale() <= 0
        && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
      return number.intValueExact();
    }
    faults.add(FieldFault.of(field, "profitability.field.whole"));
    return 0;
  }

  LocalDate day(String field, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      faults.add(FieldFault.of(field, "web.field.required"));
      return LocalDate.EPOCH;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException notADay) {
      faults.add(FieldFault.of(field, "profitability.field.day"));
      return LocalDate.EPOCH;
    }
  }

  static @Nullable String text(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  void fault(String field, String key) {
    faults.add(FieldFault.of(field, key));
  }

  List<FieldFault> faults() {
    return faults;
  }
}
