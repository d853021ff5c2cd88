package io.kesher.rewards;

import io.kesher.agreements.ProductLine;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may say. A fault is at {@code rules.<place from 0>.<field>}.
 *
 * <p>A rate above a hundred is refused, since it would pay more than the event has brought.
 */
final class RuleCheck {
  static final int MOST_RULES = 50;
  private static final int LONGEST_NOTE = 500;
  private static final int LONGEST_WINDOW = 24;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_AMOUNT = new BigDecimal("1e9");
  private static final YearMonth FIRST = YearMonth.of(1900, 1);
  private static final YearMonth LAST = YearMonth.of(2100, 12);

  private final Map<String, ProductLine> lines;
  private final List<FieldFault> faults = new ArrayList<>();

  RuleCheck(Map<String, ProductLine> lines) {
    this.lines = lines;
  }

  /**
   * @throws Refusal 422 with all that is wrong
   */
  void check(RuleSet.Draft draft) {
    var note = draft.note();
    if (note != null && note.length() > LONGEST_NOTE) {
      fault("note", "web.field.too-long", LONGEST_NOTE);
    } else if (note != null && note.indexOf('\0') >= 0) {
      fault("note", "rewards.fault.text");
    }
    var rules = draft.rules() == null ? List.<Rule.Draft>of() : draft.rules();
    if (rules.size() > MOST_RULES) {
      fault("rules", "rewards.fault.many", MOST_RULES);
    } else {
      for (int i = 0; i < rules.size(); i++) {
        check("rules." + i + ".", rules.get(i));
      }
    }
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  private void check(String at, Rule.Draft rule) {
    if (rule.kind() == null) {
      fault(at + "kind", "web.field.required");
      return;
    }
    pay(at, rule);
    within(at + "floor", rule.floor(), BigDecimal.ZERO, MOST_AMOUNT, 2);
    within(at + "deputyShare", rule.deputyShare(), BigDecimal.ZERO, HUNDRED, 4);
    var window = rule.windowMonths();
    if (window != null && (window < 0 || window > LONGEST_WINDOW)) {
      fault(at + "windowMonths", "rewards.fault.between", 0, LONGEST_WINDOW);
    } else if (window != null && window > 0 && !rule.kind().ofAgreement()) {
      fault(at + "windowMonths", "rewards.fault.retained-window");
    }
    if (rule.line() != null && !lines.containsKey(rule.line())) {
      fault(at + "line", "rewards.fault.line");
    } else if (rule.line() != null && !rule.kind().ofAgreement()) {
      fault(at + "line", "rewards.fault.retained-line");
    }
    month(at + "from", rule.from());
    month(at + "to", rule.to());
    if (rule.from() != null && rule.to() != null && rule.to().isBefore(rule.from())) {
      fault(at + "to", "rewards.fault.reversed");
    }
  }

  private void pay(String at, Rule.Draft rule) {
    if (rule.rate() == null && rule.amount() == null) {
      fault(at + "rate", "rewards.fault.pay");
    } else if (rule.rate() != null && rule.amount() != null) {
      fault(at + "amount", "rewards.fault.pay-both");
    } else if (rule.rate() != null && rule.rate().compareTo(HUNDRED) > 0) {
      fault(at + "rate", "rewards.fault.rate");
    } else {
      within(at + "rate", rule.rate(), new BigDecimal("0.0001"), HUNDRED, 4);
      within(at + "amount", rule.amount(), new BigDecimal("0.01"), MOST_AMOUNT, 2);
    }
  }

  private void within(
      String field, @Nullable BigDecimal number, BigDecimal least, BigDecimal most, int decimals) {
    if (number == null) {
      return;
    }
    if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
      fault(field, "rewards.fault.between", least.toPlainString(), most.toPlainString());
    } else if (number.stripTrailingZeros().scale() > decimals) {
      fault(field, "rewards.fault.decimals", decimals);
    }
  }

  private void month(String field, @Nullable YearMonth month) {
    if (month != null && (month.isBefore(FIRST) || month.isAfter(LAST))) {
      fault(field, "rewards.fault.month");
    }
  }

  private void fault(String field, String key, Object... arguments) {
    faults.add(FieldFault.of(field, key, arguments));
  }
}
