package io.kesher.tables;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number of a sheet as the text that a person would have written: digits without exponent, ISO
 * dates, {@code 17%}.
 *
 * <p>Days are counted from 1900 with a 29 February that never was (serial 60, kept from Lotus), or
 * from 1904. Numbers have 15 digits that can be trusted; beyond these an id has been spoilt before
 * it came to us.
 *
 * @param fault message key, or null
 */
record XlsxNumber(String text, @Nullable String fault) {
  private static final MathContext DOUBLE = new MathContext(15, RoundingMode.HALF_EVEN);
  private static final BigDecimal TRUSTED = BigDecimal.TEN.pow(15);
  private static final int LAST_SERIAL = 2_958_465;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  static XlsxNumber of(String raw, XlsxStyles.Shown shown, boolean from1904) {
    if (shown == XlsxStyles.Shown.NUMBER && isShortInteger(raw)) {
      return new XlsxNumber(raw, null);
    }
    BigDecimal number;
    try {
      number = new BigDecimal(raw.strip());
    } catch (NumberFormatException _) {
      return new XlsxNumber(raw, "tables.row.damaged-cell");
    }
    if (number.precision() - number.scale() > 40 || number.scale() > 400) {
      return new XlsxNumber(raw, null);
    }
    return switch (shown) {
      case NUMBER -> plain(number);
      case PERCENT -> new XlsxNumber(plain(number.scaleByPowerOfTen(2)).text() + "%", null);
      case DATE -> date(number, from1904);
      case TIME -> number.compareTo(BigDecimal.ONE) < 0 ? time(number) : duration(number);
      case DURATION -> duration(number);
    };
  }

  private static boolean isShortInteger(String raw) {
    if (raw.isEmpty() || raw.length() > 15) {
      return false;
    }
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
        return false;
      }
    }
    return raw.length() == 1 || raw.charAt(0) != '0';
  }

  private static XlsxNumber plain(BigDecimal number) {
    if (number.abs().compareTo(TRUSTED) >= 0) {
      return new XlsxNumber(number.toPlainString(), "tables.row.digits-lost");
    }
    var rounded = number.round(DOUBLE).stripTrailingZeros();
    return new XlsxNumber(rounded.signum() == 0 ? "0" : rounded.toPlainString(), null);
  }

  private static XlsxNumber date(BigDecimal serial, boolean from1904) {
    long seconds = seconds(serial);
    long day = Math.floorDiv(seconds, 86_400L);
    if (day < 0 || day > LAST_SERIAL) {
      return new XlsxNumber(plain(serial).text(), "tables.row.damaged-date");
    }
    var time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, 86_400L));
    if (from1904) {
      return new XlsxNumber(written(LocalDate.of(1904, 1, 1).plusDays(day).atTime(time)), null);
    }
    if (day == 60) {
      return new XlsxNumber("1900-02-29", "tables.row.damaged-date");
    }
    if (day == 0) {
      return new XlsxNumber(CLOCK.format(time), null);
    }
    var start = day < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    return new XlsxNumber(written(start.plusDays(day).atTime(time)), null);
  }

  private static String written(LocalDateTime moment) {
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : MOMENT.format(moment);
  }

  private static XlsxNumber time(BigDecimal part) {
    long seconds = seconds(part);
    return seconds < 0 || seconds >= 86_400
        ? duration(part)
        : new XlsxNumber(CLOCK.format(LocalTime.ofSecondOfDay(seconds)), null);
  }

  private static XlsxNumber duration(BigDecimal days) {
    long seconds = seconds(days);
    long whole = Math.abs(seconds);
    var sign = seconds < 0 ? "-" : "";
    return new XlsxNumber(
        String.format(
            Locale.ROOT, "%s%d:%02d:%02d", sign, whole / 3600, whole / 60 % 60, whole % 60),
        null);
  }

  private static long seconds(BigDecimal days) {
    return days.multiply(BigDecimal.valueOf(86_400)).setScale(0, RoundingMode.HALF_UP).longValue();
  }
}
