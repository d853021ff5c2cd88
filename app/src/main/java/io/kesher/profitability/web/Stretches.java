package io.kesher.profitability.web;

import io.kesher.profitability.Group;
import io.kesher.profitability.WhaleCurve.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/** Neighbouring points of the curve that share their most common group. */
final class Stretches {
  private final List<Stretch> stretches = new ArrayList<>();

  /**
   * @param before the rank before its first
   * @param widest whether no other stretch of this group is wider
   */
  record Stretch(Group group, long before, long last, boolean widest) {
    private long ranks() {
      return last - before;
    }
  }

  Stretches(List<Point> points) {
    long before = 0;
    for (Point point : points) {
      if (point.group() instanceof Group group) {
        add(new Stretch(group, before, point.rank(), false));
      }
      before = point.rank();
    }
  }

  private void add(Stretch next) {
    if (!stretches.isEmpty() && stretches.getLast().group() == next.group()) {
      next = new Stretch(next.group(), stretches.removeLast().before(), next.last(), false);
    }
    stretches.add(next);
  }

  /** Without those that would be narrower than this: they go to their wider neighbour. */
  List<Stretch> joined(double narrowest, LongToDoubleFunction place) {
    while (stretches.size() > 1) {
      Stretch smallest = stretches.stream().min(Comparator.comparing(Stretch::ranks)).orElseThrow();
      double width = place.applyAsDouble(smallest.last()) - place.applyAsDouble(smallest.before());
      if (width >= narrowest) {
        break;
      }
      join(stretches.indexOf(smallest));
    }
    return stretches.stream().map(this::marked).toList();
  }

  private void join(int index) {
    Stretch gone = stretches.get(index);
    boolean hasLeft = index > 0;
    boolean hasRight = index < stretches.size() - 1;
    boolean intoLeft =
        hasLeft
            && (!hasRight || stretches.get(index - 1).ranks() >= stretches.get(index + 1).ranks());
    int into = intoLeft ? index - 1 : index + 1;
    Stretch grown = stretches.get(into);
    stretches.set(
        into,
        intoLeft
            ? new Stretch(grown.group(), grown.before(), gone.last(), false)
            : new Stretch(grown.group(), gone.before(), grown.last(), false));
    stretches.remove(index);
    rejoin();
  }

  private void rejoin() {
    List<Stretch> all = List.copyOf(stretches);
    stretches.clear();
    all.forEach(this::add);
  }

  private Stretch marked(Stretch stretch) {
    boolean widest =
        stretches.stream()
            .filter(other -> other.group() == stretch.group())
            .max(Comparator.comparing(Stretch::ranks))
            .orElseThrow()
            .equals(stretch);
    return new Stretch(stretch.group(), stretch.before(), stretch.last(), widest);
  }
}
