package io.kesher.models.uplift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What choosing whom to treat by a predicted effect is worth, and whether it is worth anything.
 *
 * <p><b>The curve.</b> Rows of a trial are ordered by falling prediction. At each share s of rows,
 * the gain is the outcomes of the treated among them for each treated row of the trial, less the
 * same of the untreated: what treating only this share would add, for each customer there is. It
 * ends at the mean effect. Choosing at random gives the straight line to that end. The
 * <b>coefficient</b> is the area between the curve and the line. Source: N. Radcliffe, Using
 * Control Groups to Target on Predicted Lift, 2007.
 *
 * <p><b>The verdict</b> is by bootstrap: rows are drawn anew with replacement {@value #DRAWS}
 * times, with a fixed seed, and targeting is useful only if the coefficient is above zero in 95 %
 * of the draws. The rows must not be those the prediction was learned from.
 *
 * @param curve from nobody to all
 * @param coefficient area between the curve and choosing at random, in outcomes for each customer
 * @param lower the coefficient is above this with a confidence of 95 %
 * @param effect mean effect of treating all
 * @param verdict what to make of it
 */
public record Qini(
    List<Point> curve, double coefficient, double lower, double effect, Verdict verdict) {
  private static final int DRAWS = 1000;
  private static final int FEWEST = 30;

  /** What to make of a check. */
  public enum Verdict {
    /** Choosing by the prediction beats choosing at random. */
    USEFUL_TARGETING,
    /** It cannot be told from choosing at random: treat all or nobody, by the mean effect. */
    NO_USEFUL_TARGETING,
    /** One of the groups has fewer than 30 rows: nothing can be said. */
    TOO_FEW
  }

  /** At this share of rows treated, this gain for each customer. */
  public record Point(double share, double gain) {}

  public Qini {
    curve = List.copyOf(curve);
  }

  /**
   * Checks predicted effects.
   *
   * @param predicted effects, higher first
   * @param treated whether each row was
   * @param outcomes of each row, finite
   */
  public static Qini of(double[] predicted, boolean[] treated, double[] outcomes) {
    if (predicted.length != treated.length || predicted.length != outcomes.length) {
      throw new IllegalArgumentException(
          "there are %d predictions, %d treatments and %d outcomes"
              .formatted(predicted.length, treated.length, outcomes.length));
    }
    for (int i = 0; i < predicted.length; i++) {
      if (Double.isNaN(predicted[i]) || !Double.isFinite(outcomes[i])) {
        throw new IllegalArgumentException(
            "row %d predicts %s and came to %s".formatted(i, predicted[i], outcomes[i]));
      }
    }
    var trial = new Trial(predicted, treated, outcomes);
    double[] once = new double[predicted.length];
    Arrays.fill(once, 1);
    if (trial.smallerGroup() == 0) {
      return new Qini(List.of(new Point(0, 0), new Point(1, 0)), 0, 0, 0, Verdict.TOO_FEW);
    }
    List<Point> curve = trial.curve(once);
    double coefficient = area(curve);
    double lower = trial.lower();
    Verdict verdict = lower > 0 ? Verdict.USEFUL_TARGETING : Verdict.NO_USEFUL_TARGETING;
    return new Qini(
        curve,
        coefficient,
        lower,
        curve.getLast().gain,
        trial.smallerGroup() < FEWEST ? Verdict.TOO_FEW : verdict);
  }

  private static double area(List<Point> curve) {
    double area = -curve.getLast().gain / 2;
    for (int i = 1; i < curve.size(); i++) {
      Point before = curve.get(i - 1);
      Point here = curve.get(i);
      area += (here.share - before.share) * (here.gain + before.gain) / 2;
    }
    return area;
  }

  /** Rows in the order of their prediction; equal predictions make one step of the curve. */
  private static final class Trial {
    private final double[] predicted;
    private final boolean[] treated;
    private final double[] outcomes;

    Trial(double[] predicted, boolean[] treated, double[] outcomes) {
      List<Integer> order =
          IntStream.range(0, predicted.length)
              .boxed()
              .sorted(Comparator.comparingDouble(row -> -predicted[row]))
              .toList();
      this.predicted = order.stream().mapToDouble(row -> predicted[row]).toArray();
      this.outcomes = order.stream().mapToDouble(row -> outcomes[row]).toArray();
      this.treated = new boolean[treated.length];
      for (int i = 0; i < treated.length; i++) {
        this.treated[i] = treated[order.get(i)];
      }
    }

    int smallerGroup() {
      int group = 0;
      for (boolean one : treated) {
        group += one ? 1 : 0;
      }
      return Math.min(group, treated.length - group);
    }

    /** The curve with each row counted so many times. */
    List<Point> curve(double[] times) {
      double with = 0;
      double without = 0;
      for (int i = 0; i < times.length; i++) {
        with += treated[i] ? times[i] : 0;
        without += treated[i] ? 0 : times[i];
      }
      List<Point> curve = new ArrayList<>();
      curve.add(new Point(0, 0));
      double rows = 0;
      double gain = 0;
      for (int i = 0; i < times.length; i++) {
        rows += times[i];
        gain += times[i] * outcomes[i] * (treated[i] ? 1 / with : -1 / without);
        if (i + 1 == times.length || predicted[i + 1] != predicted[i]) {
          curve.add(new Point(rows / (with + without), gain));
        }
      }
      return curve;
    }

    /** The coefficient that one draw in twenty falls below. */
    double lower() {
      var random = new SplittableRandom(1);
      double[] areas = new double[DRAWS];
      for (int draw = 0; draw < DRAWS; draw++) {
        double[] times = new double[treated.length];
        do {
          Arrays.fill(times, 0);
          for (int i = 0; i < times.length; i++) {
            times[random.nextInt(times.length)]++;
          }
        } while (isOneSided(times));
        areas[draw] = area(curve(times));
      }
      Arrays.sort(areas);
      return areas[DRAWS / 20];
    }

    private boolean isOneSided(double[] times) {
      boolean with = false;
      boolean without = false;
      for (int i = 0; i < times.length; i++) {
        with |= treated[i] && times[i] > 0;
        without |= !treated[i] && times[i] > 0;
      }
      return !(with && without);
    }
  }
}
