package io.kesher.agreements.web;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import io.kesher.web.TypedNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into a form and remembers, by its field, what could not be read. */
final class Typed {
  private final Map<String, String> fields;
  private final List<FieldFault> faults = new ArrayList<>();

  Typed(Map<String, String> fields) {
    this.fields = fields;
  }

  @Nullable String text(String name) {
    var text = fields.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }

  @Nullable BigDecimal number(String name) {
    return number(name, text(name));
  }

  private @Nullable BigDecimal number(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    var number = TypedNumber.read(text).orElse(null);
    if (number == null) {
      faults.add(FieldFault.of(name, "agreements.fault.number"));
    }
    return number;
  }

  @Nullable LocalDate day(String name) {
    var text = text(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException none) {
      faults.add(FieldFault.of(name, "agreements.fault.day"));
      return null;
    }
  }

  /** A number with a per cent sign, on either side of it. */
  @Nullable BigDecimal percent(String name) {
    var text = text(name);
    return text != null && text.contains("%") ? number(name, text.replace("%", "").strip()) : null;
  }

  /** A number without one. */
  @Nullable BigDecimal amount(String name) {
    var text = text(name);
    return text != null && text.contains("%") ? null : number(name, text);
  }

  void fault(String name, String key) {
    faults.add(FieldFault.of(name, key));
  }

  /**
   * @throws Refusal 422 with what could not be read
   */
  void accept() {
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  /** As a field shows it. */
  static String shown(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : Objects.toString(value, "");
  }

  /** A commission in one field: 12% or 350. */
  static String shown(@Nullable BigDecimal percent, @Nullable BigDecimal amount) {
    return percent == null ? shown(amount) : shown(percent) + "%";
  }
}
