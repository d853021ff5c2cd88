package io.kesher.models.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * What would be left of income and cost if those predicted worst had been refused.
 *
 * <p>The curve tells whether there is anybody to refuse: the loss ratio falls as long as those
 * refused are worse than the rest, but profit falls from where they still earned something.
 *
 * @param points from nobody refused to all
 */
public record RefusalCurve(List<Point> points) {

  /**
   * One point of the curve.
   *
   * @param refused share of rows refused
   * @param income of the rows that stay
   * @param cost of the rows that stay
   */
  public record Point(double refused, double income, double cost) {
    /** Cost for each unit of income; zero if there is no income. */
    public double lossRatio() {
      return income > 0 ? cost / income : 0;
    }

    /** Income less cost. */
    public double profit() {
      return income - cost;
    }
  }

  public RefusalCurve {
    points = List.copyOf(points);
  }

  /**
   * Draws the curve.
   *
   * @param badness how bad each row was predicted to be, such as expected cost less income; rows of
   *     equal badness are refused in their order
   * @param income of each row, as it came
   * @param cost of each row, as it came
   * @param steps at least one
   */
  public static RefusalCurve of(double[] badness, double[] income, double[] cost, int steps) {
    Observations.requireFinite("badness", badness, income.length);
    Observations.requireFinite("income", income, income.length);
    Observations.requireFinite("cost", cost, income.length);
    if (steps < 1) {
      throw new IllegalArgumentException("a curve has at least one step, not " + steps);
    }
    int[] worst = Order.descending(badness);
    double incomeLeft = 0;
    double costLeft = 0;
    List<Point> points = new ArrayList<>();
    int row = worst.length - 1;
    for (int step = steps; step >= 0; step--) {
      long refused = Math.round((double) step * worst.length / steps);
      for (; row >= refused; row--) {
        incomeLeft += income[worst[row]];
        costLeft += cost[worst[row]];
      }
      points.addFirst(new Point((double) step / steps, incomeLeft, costLeft));
    }
    return new RefusalCurve(points);
  }
}
