package io.kesher.effects;

import io.kesher.effects.Effect.Comparison;
import io.kesher.effects.Effect.Line;
import io.kesher.effects.Effect.Side;
import io.kesher.effects.Effect.Who;
import io.kesher.models.comparisons.Difference;
import io.kesher.models.comparisons.Rate;
import io.kesher.models.comparisons.Ratios;
import io.kesher.profitability.Group;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the database sums up of some customers; tallies of parts add up to that of the whole. */
record Tally(Side before, Side after, Ratios ratios, double both) {
  static Tally none() {
    var none = new Side(0, BigDecimal.ZERO, BigDecimal.ZERO);
    return new Tally(none, none, Ratios.none(), 0);
  }

  Tally and(Tally other) {
    return new Tally(
        sum(before, other.before),
        sum(after, other.after),
        ratios.and(other.ratios),
        both + other.both);
  }

  private static Side sum(Side one, Side other) {
    return new Side(
        one.customers() + other.customers(),
        one.units().add(other.units()),
        one.total().add(other.total()));
  }

  Line line(Figure figure, @Nullable Group group, Who who) {
    return new Line(group, who, before, after, comparison(figure));
  }

  private @Nullable Comparison comparison(Figure figure) {
    if (Math.min(before.customers(), after.customers()) < Effect.FEWEST) {
      return null;
    }
    if (!figure.isShare()) {
      return Comparison.of(figure, ratios.before(), ratios.after(), ratios.difference());
    }
    var one = share(before);
    var other = share(after);
    return Comparison.of(figure, one.value(), other.value(), difference(figure, one, other));
  }

  private Difference difference(Figure figure, Rate one, Rate other) {
    return figure.ends() ? one.to(other) : one.toOfTheSame(other, Math.round(both));
  }

  private static Rate share(Side side) {
    return new Rate(side.total().longValueExact(), side.customers());
  }
}
