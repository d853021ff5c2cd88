package io.kesher.hours;

/**
 * A stretch of a day by the clock on the wall, in minutes from midnight: {@code 540..1020} is nine
 * to five. One that goes past midnight is two, of two days.
 *
 * @param begins 0 to 1439
 * @param ends the first minute that is none of it, up to 1440
 */
public record Shift(int begins, int ends) {
  static final int MIDNIGHT = 24 * 60;

  public Shift {
    if (begins < 0 || begins >= ends || ends > MIDNIGHT) {
      throw new IllegalArgumentException("No shift: " + begins + ".." + ends);
    }
  }

  static String time(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  @Override
  public String toString() {
    return time(begins) + "–" + time(ends);
  }
}
