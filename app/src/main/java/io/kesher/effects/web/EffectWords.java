package io.kesher.effects.web;

import io.kesher.effects.Adoption;
import io.kesher.effects.Effect.Comparison;
import io.kesher.effects.Figure;
import io.kesher.web.Frame;
import java.math.BigDecimal;

/** How figures and what was adopted are told. */
public final class EffectWords {
  private EffectWords() {}

  public static String name(Frame frame, Adoption adoption) {
    var group = adoption.group();
    return group == null
        ? frame.say("effects.kind." + adoption.key().kind(), frame.number(adoption.key().number()))
        : frame.say("effects.kind.PLAYBOOK", frame.say("web.group." + group));
  }

  /** A value as the figure tells it: money, or a number to one place. */
  public static io.kesher.web.Figure told(Frame frame, Figure figure, double value) {
    var number = BigDecimal.valueOf(value);
    return figure == Figure.CONTRIBUTION ? frame.money(number) : frame.number(number, 1);
  }

  /** The same of a total, as it stands in a row. */
  public static io.kesher.web.Figure total(Frame frame, Figure figure, BigDecimal total) {
    return switch (figure) {
      case WAITING -> frame.number(total, 1);
      case HANDLING ->
          frame.number(total.movePointLeft(1).multiply(BigDecimal.valueOf(1 / 6.0)), 1);
      case COMPLAINTS, LAPSE, STOPPED -> frame.number(total, 0);
      case CONTRIBUTION -> frame.exactMoney(total);
      case LOAD -> frame.hours(total, 1);
    };
  }

  /** {@code good}, {@code bad}, or nothing where chance may have done it. */
  public static String tone(Figure figure, Comparison comparison) {
    if (!comparison.difference().stands()) {
      return "";
    }
    return comparison.difference().value() < 0 == figure.lessIsBetter() ? "good" : "bad";
  }

  /** In words: what the picture of a line shows. */
  public static String verdict(Frame frame, Figure figure, Comparison comparison) {
    var difference = comparison.difference();
    var verdict =
        !difference.stands()
            ? "effects.chance"
            : difference.value() < 0 ? "effects.less" : "effects.more";
    return frame.say(
        verdict,
        told(frame, figure, difference.value()),
        told(frame, figure, difference.lower()),
        told(frame, figure, difference.upper()));
  }
}
