package io.kesher.profitability.web;

import io.kesher.values.Period;
import io.kesher.web.Figure;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The period a page shows, and the ones next to it that it offers.
 *
 * @param standard the office's own, which a link need not name
 */
public record PeriodChoice(Period period, Period standard) {

  public boolean isStandard() {
    return period.equals(standard);
  }

  /** {@code from=…&to=…}; empty for the standard period. */
  public String query() {
    return query(period);
  }

  private String query(Period other) {
    return other.equals(standard) ? "" : "from=" + other.from() + "&to=" + other.to();
  }

  /** The same page over another period. */
  public String link(String path, String rest, Period other) {
    return link(path, rest, query(other));
  }

  /** A page over this period. */
  public String link(String path) {
    return link(path, "", query());
  }

  /** A page over this period, with more that it is asked for. */
  public String link(String path, String rest) {
    return link(path, rest, query());
  }

  private static String link(String path, String rest, String query) {
    String both = rest.isEmpty() || query.isEmpty() ? rest + query : rest + "&" + query;
    return both.isEmpty() ? path : path + "?" + both;
  }

  /** The period of the same length that begins where this one ends. */
  public Period next() {
    LocalDate from = period.to().plusDays(1);
    return period.isWholeMonths()
        ? new Period(from, from.plusMonths(period.months().size()).minusDays(1))
        : new Period(from, from.plusDays(period.days() - 1));
  }

  /** The usual periods around the last day of this one, by the key of their name. */
  public Map<String, Period> offers() {
    LocalDate last = period.to();
    Map<String, Period> offers = new LinkedHashMap<>();
    offers.put("standard", standard);
    offers.put("month", Period.month(YearMonth.from(last)));
    offers.put("quarter", Period.quarter(last.getYear(), quarter(last)));
    offers.put("year", Period.year(last.getYear()));
    offers.put("before", Period.year(last.getYear() - 1));
    return offers;
  }

  private static int quarter(LocalDate day) {
    return (day.getMonthValue() + 2) / 3;
  }

  /** Its name: a year, a quarter, a month, twelve months, or its two days. */
  public String name(Frame frame) {
    return name(frame, period);
  }

  public static String name(Frame frame, Period period) {
    LocalDate from = period.from();
    if (period.equals(Period.year(from.getYear()))) {
      return frame.say("profitability.period.is-year", String.valueOf(from.getYear()));
    }
    if (period.equals(Period.quarter(from.getYear(), quarter(from)))) {
      return frame.say(
          "profitability.period.is-quarter",
          String.valueOf(quarter(from)),
          String.valueOf(from.getYear()));
    }
    return period.isWholeMonths() ? months(frame, period) : days(frame, period);
  }

  private static String months(Frame frame, Period period) {
    int months = period.months().size();
    YearMonth first = YearMonth.from(period.from());
    return months == 1
        ? frame.say("profitability.period.is-month", frame.month(first))
        : frame.say(
            "profitability.period.is-months",
            months,
            span(frame.month(first), frame.month(YearMonth.from(period.to()))));
  }

  private static String days(Frame frame, Period period) {
    return frame.say(
        "profitability.period.is-days", span(frame.date(period.from()), frame.date(period.to())));
  }

  /** Two dates as one island, the earlier at the left in both languages. */
  private static Figure span(Figure from, Figure to) {
    return new Figure(from.text() + " – " + to.text());
  }

  /** Its days or months, without a name. */
  public Figure span(Frame frame) {
    return span(frame, period);
  }

  /** The days or months of a period, without a name. */
  public static Figure span(Frame frame, Period period) {
    if (!period.isWholeMonths()) {
      return span(frame.date(period.from()), frame.date(period.to()));
    }
    Figure first = frame.month(YearMonth.from(period.from()));
    return period.months().size() == 1
        ? first
        : span(first, frame.month(YearMonth.from(period.to())));
  }
}
