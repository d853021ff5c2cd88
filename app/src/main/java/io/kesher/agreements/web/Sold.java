package io.kesher.agreements.web;

import io.kesher.agreements.Agreement;
import io.kesher.agreements.AgreementChange;
import io.kesher.agreements.Commission;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What an agreement says, in words. */
public final class Sold {
  private Sold() {}

  /** Its line, and in it its product; empty where neither is known. */
  public static String words(Frame frame, Agreement agreement) {
    var line = agreement.line();
    var product = agreement.product();
    if (line == null) {
      return product == null ? "" : product.name();
    }
    return product == null ? line.label(frame) : line.label(frame) + " · " + product.name();
  }

  /** A rate with the money that follows, or the money alone; a dash where none is known. */
  public static String commission(
      Frame frame, @Nullable Commission commission, @Nullable BigDecimal premium) {
    return switch (commission) {
      case null -> "–";
      case Commission.Rate(var percent) ->
          frame.say(
              "agreements.commission.rate",
              percent.stripTrailingZeros().toPlainString(),
              frame.money(commission.due(premium)));
      case Commission.Amount(var amount) -> frame.exactMoney(amount).text();
    };
  }

  /** One side of a change; a dash where the field was empty. */
  public static String side(Frame frame, AgreementChange change, @Nullable String value) {
    if (value == null) {
      return "–";
    }
    return switch (change.field()) {
      case OFFERED_ON, START_ON, RENEWAL_ON, ENDED_ON -> frame.date(LocalDate.parse(value)).text();
      case PREMIUM, COMMISSION_AMOUNT -> frame.exactMoney(new BigDecimal(value)).text();
      case COMMISSION_RATE -> value + "%";
      case LINE -> {
        var key = "agreements.line." + value;
        yield frame.messages().knows(key) ? frame.say(key) : value;
      }
      case NUMBER, PRODUCT -> value;
    };
  }
}
