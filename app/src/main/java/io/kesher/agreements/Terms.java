package io.kesher.agreements;

import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of an agreement, a renewal or a lapse; gathers what cannot, by its field. */
final class Terms {
  private static final BigDecimal MOST = new BigDecimal("1e13");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

  private final List<FieldFault> faults = new ArrayList<>();

  void fault(String field, String key, Object... arguments) {
    faults.add(FieldFault.of(field, key, arguments));
  }

  @Nullable String text(String field, @Nullable String typed, int longest) {
    var text = typed == null ? "" : VisibleText.strip(typed);
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      fault(field, "web.problem.character");
    }
    if (text.codePointCount(0, text.length()) > longest) {
      fault(field, "web.field.too-long", longest);
    }
    return text.isEmpty() ? null : text;
  }

  void required(String field, @Nullable Object value) {
    if (value == null) {
      fault(field, "web.field.required");
    }
  }

  void money(String field, @Nullable BigDecimal amount) {
    if (amount != null
        && (amount.signum() < 0
            || amount.compareTo(MOST) >= 0
            || amount.stripTrailingZeros().scale() > 4)) {
      fault(field, "agreements.fault.money");
    }
  }

  void commission(@Nullable BigDecimal rate, @Nullable BigDecimal amount) {
    if (rate != null && amount != null) {
      fault("commissionAmount", "agreements.fault.commission-twice");
    }
    rate("commissionRate", rate);
    money("commissionAmount", amount);
  }

  void rate(String field, @Nullable BigDecimal rate) {
    if (rate != null
        && (rate.signum() < 0
            || rate.compareTo(HUNDRED) > 0
            || rate.stripTrailingZeros().scale() > 4)) {
      fault(field, "agreements.fault.rate");
    }
  }

  void day(String field, @Nullable LocalDate day) {
    if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))) {
      fault(field, "agreements.fault.day");
    }
  }

  void order(@Nullable LocalDate first, String field, @Nullable LocalDate second, String key) {
    if (first != null && second != null && second.isBefore(first)) {
      fault(field, key);
    }
  }

  /**
   * @throws Refusal 422 with each fault of each field
   */
  void accept() {
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }
}
