package io.kesher.demo;

import java.time.LocalDate;

/**
 * The feasts of one Hebrew year. The year begins on the day of the mean new moon of Tishrei, put
 * off where the rules of the fixed calendar ask for it: not on Sunday, Wednesday or Friday, and
 * never so that a year gets an impossible length. All other feasts of the spring are counted back
 * from the next new year, as only the months between Tishrei and Adar differ in length.
 */
record HebrewYear(int number) {
  private static final int PARTS_PER_DAY = 25_920;
  private static final int DAYS_FROM_CREATION_TO_1970 = 2_092_590;

  /** The Hebrew year that began in the autumn of this civil year. */
  static HebrewYear beginningIn(int civilYear) {
    return new HebrewYear(civilYear + 3761);
  }

  LocalDate roshHashana() {
    long day = firstDay(number);
    if (firstDay(number + 1) - day == 356) {
      day += 2;
    } else if (day - firstDay(number - 1) == 382) {
      day += 1;
    }
    return LocalDate.ofEpochDay(day - DAYS_FROM_CREATION_TO_1970);
  }

  LocalDate yomKippur() {
    return roshHashana().plusDays(9);
  }

  LocalDate sukkot() {
    return roshHashana().plusDays(14);
  }

  LocalDate simchatTorah() {
    return roshHashana().plusDays(21);
  }

  LocalDate pesach() {
    return new HebrewYear(number + 1).roshHashana().minusDays(163);
  }

  /** The fifth of Iyar, moved so that neither it nor the day before touches a Sabbath. */
  LocalDate independenceDay() {
    LocalDate fifthOfIyar = pesach().plusDays(20);
    return switch (fifthOfIyar.getDayOfWeek()) {
      case FRIDAY -> fifthOfIyar.minusDays(1);
      case SATURDAY -> fifthOfIyar.minusDays(2);
      case MONDAY -> fifthOfIyar.plusDays(1);
      default -> fifthOfIyar;
    };
  }

  LocalDate shavuot() {
    return pesach().plusDays(50);
  }

  private static long firstDay(int year) {
    long months = Math.floorDiv(235L * year - 234, 19);
    long parts = 12_084 + 13_753 * months;
    long day = 29 * months + Math.floorDiv(parts, PARTS_PER_DAY);
    return Math.floorMod(3 * (day + 1), 7) < 3 ? day + 1 : day;
  }
}
