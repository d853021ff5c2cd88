package io.kesher.effects;

import io.kesher.models.comparisons.Difference;
import io.kesher.profitability.Group;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One figure before and after.
 *
 * @param lines all together first, then by group; of a group those who had just come into it, and
 *     those who had been there, where there are both
 */
public record Effect(Figure figure, List<Line> lines) {
  /** With fewer customers on either side nothing can be told. */
  public static final int FEWEST = 30;

  public Effect {
    lines = List.copyOf(lines);
  }

  /** Whose line it is, within a group. */
  public enum Who {
    ALL,
    NEWCOMERS,
    OTHERS
  }

  /**
   * @param customers that have any units
   * @param units cases, pieces of work, or customers
   */
  public record Side(long customers, BigDecimal units, BigDecimal total) {}

  /**
   * @param group absent: all of them
   * @param comparison absent: too few to say
   */
  public record Line(
      @Nullable Group group, Who who, Side before, Side after, @Nullable Comparison comparison) {}

  /** Told as the figure is: {@link Figure#factor()} is in it. */
  public record Comparison(double before, double after, Difference difference) {
    static Comparison of(Figure figure, double before, double after, Difference difference) {
      double factor = figure.factor();
      return new Comparison(
          before * factor,
          after * factor,
          new Difference(
              difference.value() * factor,
              difference.lower() * factor,
              difference.upper() * factor));
    }
  }

  /** Whether anybody has any of it. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  public Optional<Line> line(@Nullable Group group, Who who) {
    return lines.stream().filter(line -> line.group() == group && line.who() == who).findFirst();
  }
}
