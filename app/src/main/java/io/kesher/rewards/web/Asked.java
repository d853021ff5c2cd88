package io.kesher.rewards.web;

import io.kesher.rewards.Dispute.Outcome;
import io.kesher.rewards.Disputes;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import io.kesher.web.TypedNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into fields, and remembers what could not be read. */
final class Asked {
  private final Map<String, String> sent;
  private final List<FieldFault> faults = new ArrayList<>();

  Asked(Map<String, String> sent) {
    this.sent = sent;
  }

  static int version(Map<String, String> sent) {
    return Edited.version(sent.getOrDefault("version", ""));
  }

  static Disputes.Answer answer(Map<String, String> sent) {
    var asked = new Asked(sent);
    var answer =
        new Disputes.Answer(
            asked.one("outcome", Outcome.class), asked.number("correction"), asked.text("answer"));
    asked.check();
    return answer;
  }

  /** The faults to show beside their fields; what has none goes on as it is. */
  static Faults told(Refusal refused) {
    if (refused.fields().isEmpty()) {
      throw refused;
    }
    return Faults.of(refused);
  }

  String text(String field) {
    return sent.getOrDefault(field, "").strip();
  }

  @Nullable String textOrNull(String field) {
    var text = text(field);
    return text.isEmpty() ? null : text;
  }

  @Nullable BigDecimal number(String field) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    var number = TypedNumber.read(text).orElse(null);
    return number == null ? fault(field, "rewards.fault.number") : number;
  }

  @Nullable Integer whole(String field) {
    var number = number(field);
    if (number == null) {
      return null;
    }
    return number.stripTrailingZeros().scale() <= 0
            && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        ? (Integer) number.intValueExact()
        : fault(field, "rewards.fault.whole");
  }

  @Nullable YearMonth month(String field) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException notAMonth) {
      return fault(field, "rewards.fault.month");
    }
  }

  <E extends Enum<E>> @Nullable E one(String field, Class<E> of) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Enum.valueOf(of, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return fault(field, "rewards.fault.choice");
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
