package io.kesher.profitability.web;

import io.kesher.profitability.ClassifierInput;
import io.kesher.profitability.Condition;
import io.kesher.profitability.Threshold;
import io.kesher.web.Figure;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The policy's inputs, sides and lines in words and in the units that people read. */
public final class Conditions {
  private static final BigDecimal SECONDS_IN_MINUTE = BigDecimal.valueOf(60);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Conditions() {}

  public static String input(Frame frame, ClassifierInput input) {
    return frame.say("profitability.input." + key(input));
  }

  /** What the input means and how it is worked out. */
  public static String meaning(Frame frame, ClassifierInput input) {
    return frame.say("profitability.input." + key(input) + ".means");
  }

  public static String key(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A fact or a line in the input's unit; a dash where it is absent. */
  public static Figure amount(Frame frame, ClassifierInput input, @Nullable BigDecimal amount) {
    if (amount == null) {
      return new Figure("–");
    }
    return switch (input) {
      case CONTRIBUTION, INCOME, CONTRIBUTION_PER_HOUR -> frame.money(amount);
      case TIME -> frame.minutes(amount.longValue());
      case PERSISTENCE, REGULARITY -> frame.percent(amount);
      case BREADTH, TENURE -> frame.number(amount, 0);
    };
  }

  /** The same with its unit: {@code 340 minutes}. */
  public static String amountInWords(
      Frame frame, ClassifierInput input, @Nullable BigDecimal amount) {
    return frame.say("profitability.unit." + key(input), amount(frame, input, amount));
  }

  /** A whole condition: {@code contribution of at least ₪5,200}. */
  public static String inWords(Frame frame, Condition condition, BigDecimal line) {
    return frame.say(
        "profitability.condition." + key(condition.side()),
        input(frame, condition.input()),
        amountInWords(frame, condition.input(), line));
  }

  /** A threshold as the office set it: a value with its unit, or a percentile. */
  public static String threshold(Frame frame, ClassifierInput input, Threshold threshold) {
    return threshold.kind() == Threshold.Kind.PERCENTILE
        ? frame.say("profitability.threshold.percentile", frame.number(threshold.value(), 0))
        : amountInWords(frame, input, threshold.value());
  }

  /** What a form shows for a value: minutes for seconds, per cent for shares. */
  public static String typed(ClassifierInput input, Threshold threshold) {
    BigDecimal value = threshold.value();
    return shown(threshold.kind() == Threshold.Kind.PERCENTILE ? value : typed(input, value));
  }

  private static BigDecimal typed(ClassifierInput input, BigDecimal value) {
    return switch (input) {
      case TIME -> value.divide(SECONDS_IN_MINUTE, 2, RoundingMode.HALF_UP);
      case PERSISTENCE, REGULARITY -> value.multiply(HUNDRED);
      case CONTRIBUTION, INCOME, CONTRIBUTION_PER_HOUR, BREADTH, TENURE -> value;
    };
  }

  /** What was typed, in the input's own unit. */
  static BigDecimal value(ClassifierInput input, BigDecimal typed) {
    return switch (input) {
      case TIME -> typed.multiply(SECONDS_IN_MINUTE);
      case PERSISTENCE, REGULARITY -> typed.divide(HUNDRED, 6, RoundingMode.HALF_UP);
      case CONTRIBUTION, INCOME, CONTRIBUTION_PER_HOUR, BREADTH, TENURE -> typed;
    };
  }

  private static String shown(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
