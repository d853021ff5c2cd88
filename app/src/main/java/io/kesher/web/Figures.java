package io.kesher.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** How the office writes numbers: the same in both languages, only the words around them differ. */
record Figures(Currency currency, ZoneId zone) {
  private static final String MINUS = "−";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal SECONDS_IN_HOUR = BigDecimal.valueOf(3600);
  private static final BigDecimal SECONDS_IN_MINUTE = BigDecimal.valueOf(60);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

  Figure money(BigDecimal amount, int decimals) {
    var rounded = amount.setScale(decimals, RoundingMode.HALF_UP);
    return new Figure(sign(rounded) + symbol() + grouped(rounded.abs()));
  }

  Figure number(BigDecimal number, int decimals) {
    var rounded = number.setScale(decimals, RoundingMode.HALF_UP);
    return new Figure(sign(rounded) + grouped(rounded.abs()));
  }

  Figure percent(BigDecimal fraction, int decimals) {
    var rounded = fraction.multiply(HUNDRED).setScale(decimals, RoundingMode.HALF_UP);
    return new Figure(sign(rounded) + grouped(rounded.abs()) + "%");
  }

  Figure hours(BigDecimal seconds, int decimals) {
    return number(seconds.divide(SECONDS_IN_HOUR, decimals, RoundingMode.HALF_UP), decimals);
  }

  Figure minutes(BigDecimal seconds) {
    return number(seconds.divide(SECONDS_IN_MINUTE, 0, RoundingMode.HALF_UP), 0);
  }

  Figure date(LocalDate day) {
    return new Figure(DAY.format(day));
  }

  Figure month(YearMonth month) {
    return new Figure(MONTH.format(month));
  }

  Figure instant(Instant moment) {
    return new Figure(MOMENT.format(moment.atZone(zone)));
  }

  String symbol() {
    var symbol = currency.getSymbol(Locale.US);
    return symbol.length() == 3 ? symbol + "\u00a0" : symbol;
  }

  private static String sign(BigDecimal number) {
    return number.signum() < 0 ? MINUS : "";
  }

  private static String grouped(BigDecimal positive) {
    var decimals = positive.scale() > 0 ? "." + "0".repeat(positive.scale()) : "";
    return new DecimalFormat("#,##0" + decimals, DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(positive);
  }
}
