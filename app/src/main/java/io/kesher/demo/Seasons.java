package io.kesher.demo;

import java.time.LocalDate;

/** When in the year people insure: cars in January and before the feasts, journeys in summer. */
final class Seasons {
  private static final double[] MONTHS = {2.2, 1, 1.5, 1, 0.9, 1, 1, 0.9, 1.6, 0.6, 1, 1.1};

  private Seasons() {}

  /** A day of this civil year on which a yearly policy begins. */
  static LocalDate beginning(int civilYear, Draw draw) {
    int day = draw.chance(0.45) ? 1 : draw.between(2, 28);
    return LocalDate.of(civilYear, draw.weighted(MONTHS) + 1, day);
  }

  /** A day of this civil year on which a journey begins. */
  static LocalDate journey(int civilYear, Draw draw) {
    return switch (draw.weighted(55, 18, 17, 10)) {
      case 0 -> LocalDate.of(civilYear, 7, 1).plusDays(draw.between(0, 58));
      case 1 -> HebrewYear.beginningIn(civilYear - 1).pesach().plusDays(draw.between(-8, 4));
      case 2 -> HebrewYear.beginningIn(civilYear).sukkot().plusDays(draw.between(-16, 5));
      default -> LocalDate.ofYearDay(civilYear, draw.between(1, 365));
    };
  }
}
