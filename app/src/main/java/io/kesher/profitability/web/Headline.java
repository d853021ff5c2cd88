package io.kesher.profitability.web;

import io.kesher.web.Figure;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One of the base's six numbers.
 *
 * @param name key of its name
 * @param change since the period before; absent where there is nothing to compare with
 * @param foot what stands behind it, in words
 * @param path the rows behind it
 */
public record Headline(
    String name, Figure value, @Nullable Change change, String foot, String path) {

  /**
   * A change is good when it is good for the office, not when it goes up.
   *
   * @param direction −1 down, 0 as before, 1 up
   */
  public record Change(Figure amount, int direction, boolean good) {

    /** The icon that shows it, and the end of the key of its word. */
    public String way() {
      return direction > 0 ? "up" : "dn";
    }

    public String tone() {
      if (direction == 0) {
        return "quiet";
      }
      return good ? "good" : "bad";
    }
  }

  /** How far an amount of money has moved: per cent where that says something, else the money. */
  static Change ofMoney(Frame frame, BigDecimal now, BigDecimal before, boolean moreIsGood) {
    BigDecimal moved = now.subtract(before);
    Figure amount =
        before.signum() > 0 && now.signum() > 0
            ? frame.percent(moved.abs().divide(before, MathContext.DECIMAL64), 1)
            : frame.money(moved.abs());
    return new Change(amount, moved.signum(), moved.signum() > 0 == moreIsGood);
  }

  /** How many points a share has moved. */
  static Change ofShare(Frame frame, BigDecimal now, BigDecimal before, boolean moreIsGood) {
    BigDecimal points = now.subtract(before).movePointRight(2);
    BigDecimal shown = points.setScale(1, RoundingMode.HALF_UP);
    return new Change(
        frame.number(shown.abs(), 1), shown.signum(), shown.signum() > 0 == moreIsGood);
  }

  static Change ofCount(Frame frame, long now, long before, boolean moreIsGood) {
    int direction = Long.compare(now, before);
    return new Change(frame.number(Math.abs(now - before)), direction, direction > 0 == moreIsGood);
  }
}
