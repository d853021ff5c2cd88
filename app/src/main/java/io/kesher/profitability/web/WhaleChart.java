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
 * The whale curve as it is drawn: places on a sheet. The best customer stands at the left in both
 * languages.
 */
public final class WhaleChart {
  /** What it is drawn on, in units of which a letter is eleven high. */
  public enum Sheet {
    DESK(806, 312, 58, 796, 258, 22),
    /** Has no room for words beside the line. */
    PHONE(336, 254, 48, 332, 200, 14);

    private static final double TOP = 22;

    private final int width;
    private final int height;
    private final double left;
    private final double right;
    private final double bottom;

    /** A stretch narrower than this goes to its neighbour: its letter would not stand in it. */
    private final double narrowest;

    Sheet(int width, int height, double left, double right, double bottom, double narrowest) {
      this.width = width;
      this.height = height;
      this.left = left;
      this.right = right;
      this.bottom = bottom;
      this.narrowest = narrowest;
    }

    public String box() {
      return "0 0 " + width + " " + height;
    }

    public boolean isWide() {
      return this == DESK;
    }

    public double left() {
      return left;
    }

    public double right() {
      return right;
    }

    public double top() {
      return TOP;
    }

    public double bottom() {
      return bottom;
    }

    public double middle() {
      return (left + right) / 2;
    }

    /** A place along the curve, from 0 at the best customer to 1 at the last. */
    double x(double along) {
      return left + (right - left) * along;
    }

    /** A place up the scale, from 0 at its lowest to 1 at its highest value. */
    double y(double up) {
      return bottom - (bottom - TOP) * up;
    }
  }

  /** Above the peak there is room for its label. */
  private static final double HEADROOM = 1.18;

  private final WhaleCurve curve;
  private final Sheet sheet;
  private final double lowest;
  private final double highest;

  public WhaleChart(WhaleCurve curve, Sheet sheet) {
    this.curve = curve;
    this.sheet = sheet;
    double low = 0;
    double high = 0;
    for (Point point : curve.points()) {
      low = Math.min(low, point.cumulative().doubleValue());
      high = Math.max(high, point.cumulative().doubleValue());
    }
    this.lowest = low * HEADROOM;
    this.highest = high <= 0 && low >= 0 ? 1 : high * HEADROOM;
  }

  /**
   * A point of the curve on the sheet.
   *
   * @param along see {@link Sheet#x}
   * @param up see {@link Sheet#y}
   */
  public record Spot(Point point, double along, double up, double x, double y) {}

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

  /** The same on another sheet. */
  public WhaleChart on(Sheet other) {
    return new WhaleChart(curve, other);
  }

  public Sheet sheet() {
    return sheet;
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
    double along = along(point.rank());
    double up = up(point.cumulative().doubleValue());
    return new Spot(point, along, up, sheet.x(along), sheet.y(up));
  }

  private double along(long rank) {
    return (double) rank / Math.max(1, summary().customers());
  }

  private double up(double value) {
    return (value - lowest) / (highest - lowest);
  }

  private double x(long rank) {
    return sheet.x(along(rank));
  }

  private double y(double value) {
    return sheet.y(up(value));
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
    var path = new StringBuilder("M").append(place(sheet.left(), zero()));
    spots().forEach(spot -> path.append(' ').append(place(spot.x(), spot.y())));
    return path.toString();
  }

  /** The area between the line and zero. */
  public String area() {
    return line() + " L" + place(end().x(), zero()) + " " + place(sheet.left(), zero()) + "Z";
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
        .joined(sheet.narrowest, this::x).stream()
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
