package io.kesher.tables;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell taken apart as a date: three parts in the order they are written, and a time. Which part
 * is the day is decided later, by the column. Written by hand because every cell of every file
 * passes here, and a date format that refuses does so by an exception.
 *
 * @param year position of the part that must be the year (it has four digits), or -1
 * @param month position of the part that must be the month (it is a word), or -1
 * @param time null when the cell has none
 * @param zoned whether a zone or offset stood behind the time
 */
record DateText(
    int first,
    int second,
    int third,
    int year,
    int month,
    @Nullable LocalTime time,
    boolean zoned) {
  static final int FIRST_YEAR = 1900;
  static final int LAST_YEAR = 2100;

  /** Two digits below this are of this century, the others of the last. */
  private static final int PIVOT = 50;

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9}))?)?"
              + " ?(?<half>[AaPp]\\.?[Mm]\\.?)? ?(?<zone>Z|[+-]\\d\\d(?::?\\d\\d)?)?");

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("ינואר", 1),
          Map.entry("פברואר", 2),
          Map.entry("מרץ", 3),
          Map.entry("מרס", 3),
          Map.entry("אפריל", 4),
          Map.entry("מאי", 5),
          Map.entry("יוני", 6),
          Map.entry("יולי", 7),
          Map.entry("אוגוסט", 8),
          Map.entry("ספטמבר", 9),
          Map.entry("אוקטובר", 10),
          Map.entry("נובמבר", 11),
          Map.entry("דצמבר", 12));

  /** Null when the text is not written like a date at all. */
  static @Nullable DateText of(String text) {
    int length = text.length();
    if (length < 6 || length > 40) {
      return null;
    }
    if (length == 8 && allDigits(text)) {
      return new DateText(
          number(text, 0, 4), number(text, 4, 6), number(text, 6, 8), 0, -1, null, false);
    }
    return new Scan(text).date();
  }

  /** The day under an order, or null when it does not exist so. */
  @Nullable LocalDate day(DateOrder order) {
    var as = month >= 0 && year < 0 ? DateOrder.DMY : year == 0 ? DateOrder.YMD : order;
    if (year == 2 && as == DateOrder.YMD) {
      return null;
    }
    return switch (as) {
      case DMY -> month == 0 ? existing(third, first, second) : existing(third, second, first);
      case MDY -> month == 1 ? existing(third, second, first) : existing(third, first, second);
      case YMD -> existing(first, second, third);
    };
  }

  boolean hasTwoDigitYear() {
    return year < 0;
  }

  boolean hasPlausibleYear() {
    int written = year == 0 ? first : third;
    return year < 0 || (written >= FIRST_YEAR && written <= LAST_YEAR);
  }

  @Nullable LocalDateTime moment(DateOrder order) {
    var day = day(order);
    return day == null ? null : day.atTime(time == null ? LocalTime.MIDNIGHT : time);
  }

  private @Nullable LocalDate existing(int writtenYear, int monthNumber, int dayNumber) {
    int full =
        year >= 0 ? writtenYear : writtenYear < PIVOT ? 2000 + writtenYear : 1900 + writtenYear;
    if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31 || full > 9999) {
      return null;
    }
    return dayNumber <= 28 || dayNumber <= java.time.YearMonth.of(full, monthNumber).lengthOfMonth()
        ? LocalDate.of(full, monthNumber, dayNumber)
        : null;
  }

  private static boolean allDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  /** Reads from left to right; every step gives -1 or null where the text stops being a date. */
  private static final class Scan {
    private final String text;
    private int at;
    private int digits;
    private boolean word;

    Scan(String text) {
      this.text = text;
    }

    @Nullable DateText date() {
      int first = part();
      int firstDigits = digits;
      int month = word ? 0 : -1;
      char separator = separator();
      int second = part();
      if (word) {
        month = 1;
      } else if (digits > 2) {
        return null;
      }
      char other = separator();
      if (first < 0
          || second < 0
          || separator == 0
          || (month < 0 && other != separator)
          || other == 0) {
        return null;
      }
      int third = part();
      int year = firstDigits >= 3 ? 0 : digits >= 3 ? 2 : -1;
      if (third < 0
          || word
          || (firstDigits >= 3 && digits > 2)
          || firstDigits == 3
          || digits == 3) {
        return null;
      }
      if (firstDigits > 5 || digits > 5 || (digits == 1 && year != 0)) {
        return null;
      }
      return timed(first, second, third, year, month);
    }

    private @Nullable DateText timed(int first, int second, int third, int year, int month) {
      if (at == text.length()) {
        return new DateText(first, second, third, year, month, null, false);
      }
      char c = text.charAt(at);
      if (c != ' ' && c != 'T' && c != ',') {
        return null;
      }
      at++;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      var rest = text.substring(at);
      var clock = clock(rest);
      return clock == null
          ? null
          : new DateText(first, second, third, year, month, clock.time(), clock.zoned());
    }

    /** A number, or the name of a month as a number. */
    private int part() {
      int from = at;
      int number = 0;
      word = false;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        number = at - from < 6 ? 10 * number + text.charAt(at) - '0' : number;
        at++;
      }
      digits = at - from;
      return digits > 0 ? number : monthName();
    }

    private int monthName() {
      int from = at;
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      word = at > from;
      var name = text.substring(from, at).toLowerCase(Locale.ROOT);
      if (name.length() > 2 && name.charAt(0) < 0x80) {
        name = name.substring(0, 3);
      } else if (name.startsWith("ב") && MONTHS.containsKey(name.substring(1))) {
        name = name.substring(1);
      }
      return MONTHS.getOrDefault(name, -1);
    }

    private char separator() {
      if (at >= text.length()) {
        return 0;
      }
      char c = text.charAt(at);
      if (c != '/' && c != '-' && c != '.' && c != ' ' && c != ',') {
        return 0;
      }
      at++;
      while (c != '-' && at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      return c;
    }
  }

  private record Clock(LocalTime time, boolean zoned) {}

  private static @Nullable Clock clock(String text) {
    var plain = plainClock(text);
    if (plain != null) {
      return new Clock(plain, false);
    }
    var written = CLOCK.matcher(text);
    if (!written.matches()) {
      return null;
    }
    int hour = Integer.parseInt(written.group("hour"));
    var half = written.group("half");
    if (half != null) {
      hour = hour % 12 + (half.toUpperCase(Locale.ROOT).startsWith("P") ? 12 : 0);
    }
    var second = written.group("second");
    var fraction = written.group("fraction");
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    int minute = Integer.parseInt(written.group("minute"));
    int seconds = second == null ? 0 : Integer.parseInt(second);
    return hour > 23 || minute > 59 || seconds > 59
        ? null
        : new Clock(LocalTime.of(hour, minute, seconds, nanos), written.group("zone") != null);
  }

  /** {@code 08:26:00}, as nearly all files write it. */
  private static @Nullable LocalTime plainClock(String text) {
    if (text.length() != 8 || text.charAt(2) != ':' || text.charAt(5) != ':') {
      return null;
    }
    for (int i = 0; i < 8; i++) {
      if (i % 3 != 2 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
        return null;
      }
    }
    int hour = number(text, 0, 2);
    int minute = number(text, 3, 5);
    int second = number(text, 6, 8);
    return hour > 23 || minute > 59 || second > 59 ? null : LocalTime.of(hour, minute, second);
  }
}
