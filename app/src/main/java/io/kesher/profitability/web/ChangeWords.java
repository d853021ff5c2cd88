package io.kesher.profitability.web;

import io.kesher.customers.BulkChange;
import io.kesher.customers.CustomerColumn;
import io.kesher.profitability.Ranking;
import io.kesher.web.Frame;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What a change of many customers was, in the reader's language. */
@Component
class ChangeWords {
  private final Ranking ranking;

  ChangeWords(Ranking ranking) {
    this.ranking = ranking;
  }

  ToldChange of(Frame frame, BulkChange change) {
    return new ToldChange(change, title(frame, change));
  }

  private String title(Frame frame, BulkChange change) {
    if (change.detail() != null) {
      return frame.say(
          change.value() == null ? "profitability.change.tag-off" : "profitability.change.tag-on",
          change.detail());
    }
    return ranking
        .columns()
        .find(change.field())
        .map(column ->
            frame.say(
                "profitability.change.set",
                column.words().title(frame),
                value(frame, column, change)))
        .orElse(change.field());
  }

  private static String value(Frame frame, CustomerColumn<?> column, BulkChange change) {
    var value = change.value();
    if (value == null) {
      return frame.say("profitability.change.nothing");
    }
    return switch (column.field().type()) {
      case CHOICE -> column.words().choice(frame, value);
      case DATE -> frame.date(LocalDate.parse(value)).text();
      case NUMBER, MONEY, TEXT, YES_NO -> value;
    };
  }
}
