package io.kesher.rewards.web;

import io.kesher.agreements.ProductLine;
import io.kesher.rewards.RewardKind;
import io.kesher.rewards.RewardLine;
import io.kesher.rewards.Rule;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what a rule pays and what a line is. */
public record RuleWords(Frame frame, Map<String, String> lines) {
  static RuleWords of(Frame frame, List<ProductLine> lines) {
    Map<String, String> names = new LinkedHashMap<>();
    lines.forEach(line -> names.put(line.code(), line.label(frame)));
    return new RuleWords(frame, names);
  }

  public String kind(@Nullable RewardKind kind) {
    return frame.say("rewards.kind." + (kind == null ? "DISPUTE" : kind.name()));
  }

  /** What it is paid for: kind, group, line. */
  public String fits(Rule rule) {
    List<String> parts = new ArrayList<>();
    parts.add(kind(rule.kind()));
    if (rule.group() != null) {
      parts.add(frame.say("web.group." + rule.group()));
    }
    if (rule.line() != null) {
      parts.add(line(rule.line()));
    }
    return String.join(" · ", parts);
  }

  /** What it pays: 12.5% of the commission, or a sum for each. */
  public String pays(Rule rule) {
    var rate = rule.rate();
    var amount = rule.amount();
    if (rate != null) {
      return frame.say(
          rule.kind() == RewardKind.RETAINED ? "rewards.rule.of-kept" : "rewards.rule.of-due",
          percent(rate));
    }
    return frame.say(
        "rewards.rule.each", frame.exactMoney(amount == null ? BigDecimal.ZERO : amount));
  }

  /** What else it says; empty where it says no more. */
  public List<String> terms(Rule rule) {
    List<String> parts = new ArrayList<>();
    if (rule.floor().signum() > 0) {
      parts.add(frame.say("rewards.rule.floor-from", frame.exactMoney(rule.floor())));
    }
    if (rule.windowMonths() > 0) {
      parts.add(frame.say("rewards.rule.window-of", rule.windowMonths()));
    }
    if (rule.deputyShare().signum() > 0) {
      parts.add(frame.say("rewards.rule.deputy-of", percent(rule.deputyShare())));
    }
    var from = rule.from();
    if (from != null) {
      parts.add(frame.say("rewards.rule.since", frame.month(from)));
    }
    var to = rule.to();
    if (to != null) {
      parts.add(frame.say("rewards.rule.until", frame.month(to)));
    }
    return parts;
  }

  public String line(@Nullable String code) {
    return code == null ? "" : lines.getOrDefault(code, code);
  }

  /** What a line is: a reward, a correction of one, what is taken back, an answer. */
  public String what(RewardLine line) {
    return frame.say(line.late() ? "rewards.what.late" : "rewards.what." + line.what());
  }

  private Object percent(BigDecimal percent) {
    var plain = percent.stripTrailingZeros();
    return frame.percent(plain.movePointLeft(2), Math.max(0, plain.scale()));
  }
}
