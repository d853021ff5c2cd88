package io.kesher.profitability.web;

import io.kesher.profitability.Group;
import io.kesher.profitability.Summary;
import io.kesher.profitability.WhaleCurve;
import io.kesher.profitability.WhaleCurve.Point;
import io.kesher.web.Cursor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The whale curve as it is drawn: places in a picture of 806 × 312. The best customer stands at the
 * left in both languages.
 */
public final class WhaleChart {
  static final double LEFT = 58;
  static final double RIGHT = 796;
  static final double TOP = 22;
  static final double BOTTOM = 258;

  /** Above the peak there is room for its label. */
  private static final double HEADROOM = 1.18;

  /** A stretch narrower than this goes to its neighbour: it could not be told or hit. */
  private static final double NARROWEST = 22;

  private final WhaleCurve curve;
  private final double lowest;
  private final double highest;

  public WhaleChart(WhaleCurve curve) {
    this.curve = curve;
    double low = 0;
    double high = 0;
    for (Point point : curve.points()) {
      low = Math.min(low, point.cumulative().doubleValue());
      high = Math.max(high, point.cumulative().doubleValue());
    }
    this.lowest = low * HEADROOM;
    this.highest = high <= 0 && low >= 0 ? 1 : high * HEADROOM;
  }

  /** A point of the curve in the picture. */
  public record Spot(Point point, double x, double y) {}

  /** A stretch of the curve in which one group is the most common. */
  public record Band(Group group, double x, double width, boolean widest, long size) {
    public String letter() {
      return group.name().toLowerCase(Locale.ROOT);
    }

    /** Whether its count can stand in it, in so much room; only in the group's widest stretch. */
    public boolean holds(double room) {
      return widest && width > room;
    }

    public double middle() {
      return x + width / 2;
    }
  }

  /** A line of the scale. */
  public record Tick(double y, BigDecimal value) {}

  public static double left() {
    return LEFT;
  }

  /** A cursor right before the customers of this spot: behind those of the one before it. */
  public String before(Spot spot) {
    Point before = curve.points().getFirst();
    for (Point point : curve.points()) {
      if (point.rank() >= spot.point().rank()) {
        break;
      }
      before = point;
    }
    return before.rank() == spot.point().rank()
        ? ""
        : Cursor.write(before.contribution().toPlainString(), before.tie());
  }

  public Summary summary() {
    return curve.summary();
  }

  public List<Spot> spots() {
    return curve.points().stream().map(this::spot).toList();
  }

  private Spot spot(Point point) {
    return new Spot(point, x(point.rank()), y(point.cumulative().doubleValue()));
  }

  /** Half a customer to either side, so that a base of one has a width too. */
  private double x(long rank) {
    long last = Math.max(1, summary().customers());
    return LEFT + (RIGHT - LEFT) * rank / last;
  }

  private double y(double value) {
    return BOTTOM - (BOTTOM - TOP) * (value - lowest) / (highest - lowest);
  }

  /** Where nothing is won and nothing lost. */
  public double zero() {
    return y(0);
  }

  public Spot top() {
    return at(summary().top());
  }

  public Spot peak() {
    return at(summary().peakRank());
  }

  public Spot end() {
    return spot(curve.points().getLast());
  }

  private Spot at(long rank) {
    return curve.points().stream()
        .filter(point -> point.rank() >= rank)
        .findFirst()
        .map(this::spot)
        .orElseGet(this::end);
  }

  public boolean erodes() {
    return summary().peakRank() < summary().customers();
  }

  /** The line itself, from where nobody has been counted. */
  public String line() {
    var path = new StringBuilder("M").append(place(LEFT, zero()));
    spots().forEach(spot -> path.append(' ').append(place(spot.x(), spot.y())));
    return path.toString();
  }

  /** The area between the line and zero. */
  public String area() {
    return line() + " L" + place(end().x(), zero()) + " " + place(LEFT, zero()) + "Z";
  }

  /** The area that the line lost after its peak. */
  public String erosion() {
    Spot peak = peak();
    var path = new StringBuilder("M").append(place(peak.x(), peak.y()));
    spots().stream()
        .filter(spot -> spot.point().rank() > peak.point().rank())
        .forEach(spot -> path.append(" L").append(place(spot.x(), spot.y())));
    return path.append(" L").append(place(end().x(), peak.y())).append('Z').toString();
  }

  private static String place(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  /** A few round values between the lowest and the highest. */
  public List<Tick> ticks() {
    double step = step((highest - lowest) / 5);
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(lowest / step); i * step <= highest / 1.02; i++) {
      ticks.add(new Tick(y(i * step), BigDecimal.valueOf(i * step)));
    }
    return ticks;
  }

  private static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double nice : new double[] {1, 2, 2.5, 5}) {
      if (rough <= nice * power) {
        return nice * power;
      }
    }
    return 10 * power;
  }

  /** Which group is the most common where, from the best customers to the last. */
  public List<Band> bands() {
    return new Stretches(curve.points())
        .joined(NARROWEST, this::x).stream()
            .map(stretch ->
                new Band(
                    stretch.group(),
                    x(stretch.before()),
                    x(stretch.last()) - x(stretch.before()),
                    stretch.widest(),
                    curve.groups().getOrDefault(stretch.group(), 0L)))
            .toList();
  }
}
