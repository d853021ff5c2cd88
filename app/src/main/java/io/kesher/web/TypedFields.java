package io.kesher.rounds.web;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import io.kesher.web.TypedNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into fields, and remembers what could not be read. */
final class Typed {
  private final Map<String, String> sent;
  private final List<FieldFault> faults = new ArrayList<>();

  Typed(Map<String, String> sent) {
    this.sent = sent;
  }

  String text(String field) {
    return sent.getOrDefault(field, "").strip();
  }

  @Nullable String textOrNull(String field) {
    var text = text(field);
    return text.isEmpty() ? null : text;
  }

  @Nullable LocalDate day(String field) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException notADay) {
      return fault(field, "rounds.fault.day");
    }
  }

  @Nullable BigDecimal number(String field) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    var number = TypedNumber.read(text).orElse(null);
    return number == null ? fault(field, "rounds.fault.number") : number;
  }

  @Nullable Integer whole(String field) {
    var number = number(field);
    if (number == null) {
      return null;
    }
    return number.stripTrailingZeros().scale() <= 0
            && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        ? (Integer) number.intValueExact()
        : fault(field, "rounds.fault.whole");
  }

  /** One of an enum's names; absent where nothing was chosen, or something that there is not. */
  <E extends Enum<E>> @Nullable E one(String field, Class<E> of) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Enum.valueOf(of, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException unknown) {
      return fault(field, "rounds.fault.choice");
    }
  }

  <T> @Nullable T fault(String field, String key) {
    faults.add(FieldFault.of(field, key));
    return null;
  }

  /**
   * @throws Refusal 422 where something could not be read
   */
  void check() {
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }
}
