package io.kesher.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was typed into the fields of a form, and remembers what could not be read: told in the
 * words of the form's module, {@code <module>.fault.number} and so on. What is blank is absent.
 */
public final class TypedFields {
  private final String module;
  private final Map<String, String> sent;
  private final List<FieldFault> faults = new ArrayList<>();

  public TypedFields(String module, Map<String, String> sent) {
    this.module = module;
    this.sent = sent;
  }

  public String text(String field) {
    return sent.getOrDefault(field, "").strip();
  }

  public @Nullable String textOrNull(String field) {
    var text = text(field);
    return text.isEmpty() ? null : text;
  }

  public @Nullable LocalDate day(String field) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException notADay) {
      return unread(field, "day");
    }
  }

  public @Nullable YearMonth month(String field) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException notAMonth) {
      return unread(field, "month");
    }
  }

  public @Nullable BigDecimal number(String field) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    var number = TypedNumber.read(text).orElse(null);
    return number == null ? unread(field, "number") : number;
  }

  public @Nullable Integer whole(String field) {
    var number = number(field);
    if (number == null) {
      return null;
    }
    return number.stripTrailingZeros().scale() <= 0
            && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        ? (Integer) number.intValueExact()
        : unread(field, "whole");
  }

  /** A whole number that must be there. */
  public int whole(String field, int without) {
    var whole = whole(field);
    if (whole == null && text(field).isEmpty()) {
      fault(field, "web.field.required");
    }
    return whole == null ? without : whole;
  }

  /** One of an enum's names; absent where nothing was chosen, or something that there is not. */
  public <E extends Enum<E>> @Nullable E one(String field, Class<E> of) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Enum.valueOf(of, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException unknown) {
      return unread(field, "choice");
    }
  }

  public void fault(String field, String key) {
    faults.add(FieldFault.of(field, key));
  }

  private <T> @Nullable T unread(String field, String what) {
    fault(field, module + ".fault." + what);
    return null;
  }

  /**
   * @throws Refusal 422 where something could not be read
   */
  public void check() {
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }
}
