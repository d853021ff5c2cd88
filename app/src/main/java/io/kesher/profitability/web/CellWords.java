package io.kesher.profitability.web;

import io.kesher.api.FilterField;
import io.kesher.customers.CustomerColumn;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in a cell, in the reader's language. */
public final class CellWords {
  private CellWords() {}

  /** Blank where there is nothing. */
  public static String say(Frame frame, CustomerColumn<?> column, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String[] several ->
          Arrays.stream(several)
              .map(each -> one(frame, column, each))
              .collect(Collectors.joining(", "));
      case String text -> one(frame, column, text);
      case BigDecimal number -> number(frame, column, number);
      case LocalDate day -> frame.date(day).text();
      case Instant moment -> frame.date(moment.atZone(frame.office().zone()).toLocalDate()).text();
      case Boolean yes -> frame.say(yes ? "views.yes" : "views.no");
      default -> value.toString();
    };
  }

  private static String one(Frame frame, CustomerColumn<?> column, String text) {
    return column.field().type() == FilterField.Type.CHOICE
        ? column.words().choice(frame, text)
        : text;
  }

  private static String number(Frame frame, CustomerColumn<?> column, BigDecimal number) {
    if (column.field().type() == FilterField.Type.MONEY) {
      return frame.money(number).text();
    }
    var shown = number.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    return frame.number(shown, Math.max(0, shown.scale())).text();
  }

  /** Numbers and days stand by themselves, whatever the language around them. */
  public static boolean isFigure(CustomerColumn<?> column) {
    return switch (column.field().type()) {
      case NUMBER, MONEY, DATE -> true;
      case TEXT, CHOICE, YES_NO -> false;
    };
  }

  public static boolean isAmount(CustomerColumn<?> column) {
    return switch (column.field().type()) {
      case NUMBER, MONEY -> true;
      case TEXT, DATE, CHOICE, YES_NO -> false;
    };
  }

  /** What was typed into a cell and taken, as it is shown there. */
  public static String typed(Frame frame, CustomerColumn<?> column, String value) {
    if (value.isEmpty()) {
      return "";
    }
    return switch (column.field().type()) {
      case DATE -> frame.date(LocalDate.parse(value)).text();
      case CHOICE -> column.words().choice(frame, value);
      case NUMBER, MONEY -> number(frame, column, new BigDecimal(value));
      case YES_NO -> frame.say(value.equals("true") ? "views.yes" : "views.no");
      case TEXT -> value;
    };
  }
}
