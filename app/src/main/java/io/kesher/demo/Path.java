package io.kesher.demo;

import static io.kesher.demo.Intended.DEVELOPING;
import static io.kesher.demo.Intended.GONE;
import static io.kesher.demo.Intended.KEY;
import static io.kesher.demo.Intended.LOSS_MAKING;
import static io.kesher.demo.Intended.NEW;
import static io.kesher.demo.Intended.STANDARD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a customer was meant to be in each year of the history; index 0 is the last twelve months.
 * Most stay what they are; a few dozen a year rise or fall.
 */
record Path(List<Intended> years) {
  static final int YEARS = 5;

  private static final double GOLDEN_SECTION = 0.6180339887;

  static Path steady(Intended intended) {
    return new Path(Collections.nCopies(YEARS, intended));
  }

  /** One thing now, another in all the years before. */
  static Path turned(Intended before, Intended now) {
    var years = new ArrayList<>(steady(before).years);
    years.set(0, now);
    return new Path(List.copyOf(years));
  }

  /**
   * The path of the customer in this slot. Neighbouring slots are a golden section apart, so that
   * every office has the same share of each kind, whatever its seed.
   */
  static Path of(int slot, Draw draw) {
    double point = slot * GOLDEN_SECTION % 1;
    if (point < 0.094) {
      return backwardsFrom(KEY, draw);
    } else if (point < 0.322) {
      return backwardsFrom(DEVELOPING, draw);
    } else if (point < 0.456) {
      return backwardsFrom(LOSS_MAKING, draw);
    } else if (point < 0.891) {
      return backwardsFrom(STANDARD, draw);
    }
    return point < 0.947 ? steady(NEW) : ended(draw);
  }

  Intended now() {
    return years.getFirst();
  }

  Intended in(int year) {
    return years.get(year);
  }

  private static Path ended(Draw draw) {
    int goneFor = draw.between(1, 3);
    Intended was = draw.of(List.of(STANDARD, STANDARD, STANDARD, LOSS_MAKING, DEVELOPING));
    var years = new ArrayList<Intended>();
    for (int year = 0; year < YEARS; year++) {
      years.add(year < goneFor ? GONE : was);
    }
    return new Path(List.copyOf(years));
  }

  private static Path backwardsFrom(Intended now, Draw draw) {
    var years = new ArrayList<Intended>();
    for (Intended in = now; years.size() < YEARS; in = yearBefore(in, draw)) {
      years.add(in);
    }
    return new Path(List.copyOf(years));
  }

  private static Intended yearBefore(Intended now, Draw draw) {
    double point = draw.between(0.0, 1.0);
    return switch (now) {
      case KEY -> point < 0.12 ? DEVELOPING : KEY;
      case DEVELOPING ->
          point < 0.03 ? KEY : point < 0.08 ? STANDARD : point < 0.11 ? LOSS_MAKING : DEVELOPING;
      case LOSS_MAKING -> point < 0.11 ? STANDARD : point < 0.16 ? DEVELOPING : LOSS_MAKING;
      case STANDARD -> point < 0.02 ? DEVELOPING : point < 0.045 ? LOSS_MAKING : STANDARD;
      case NEW, GONE -> now;
    };
  }
}
