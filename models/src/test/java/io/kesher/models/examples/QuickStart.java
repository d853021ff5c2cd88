package io.kesher.models.examples;

import io.kesher.models.buying.Customer;
import io.kesher.models.buying.DiscountRate;
import io.kesher.models.buying.GammaGamma;
import io.kesher.models.buying.HoldOut;
import io.kesher.models.buying.Ledger;
import io.kesher.models.buying.MbgNbd;
import io.kesher.models.buying.ModelChoice;
import io.kesher.models.buying.ModelUnit;
import io.kesher.models.buying.Outlook;
import io.kesher.models.buying.Outlooks;
import io.kesher.models.buying.Purchase;
import io.kesher.models.buying.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** From a file of purchases to what is to be expected of a customer. */
public final class QuickStart {
  private QuickStart() {}

  /** Reads the file of CDNOW's purchases that is named first. */
  public static void main(String[] arguments) throws IOException {
    // A ledger of purchases: customer, day, amount.
    var day = DateTimeFormatter.BASIC_ISO_DATE;
    Ledger ledger;
    try (var lines = Files.lines(Path.of(arguments[0]))) {
      ledger =
          Ledger.of(
              lines
                  .map(line -> line.strip().split(" +"))
                  .map(field ->
                      new Purchase(
                          Long.parseLong(field[1]),
                          LocalDate.parse(field[2], day),
                          Double.parseDouble(field[4]))));
    }

    // Would it have been worth anything? Fitted to nine months, held against the next nine.
    LocalDate calibration = LocalDate.of(1997, 9, 30);
    LocalDate end = LocalDate.of(1998, 6, 30);
    HoldOut check =
        HoldOut.check(ledger, calibration, end, histories -> MbgNbd.fit(histories, ModelUnit.WEEK));
    System.out.printf(
        "error by the model %.3f, by the naive rate %.3f%n",
        check.model().rootMeanSquareError(), check.naive().rootMeanSquareError());

    // All of it, for what is to come.
    List<Customer> customers = ledger.customers(end);
    ModelChoice choice = ModelChoice.of(ledger.histories(end), ModelUnit.WEEK);
    System.out.println(choice.reason());
    choice.chosen().estimates().forEach(System.out::println);

    var spending = GammaGamma.fit(customers).model();
    var outlooks =
        new Outlooks(choice.chosen().model(), spending, DiscountRate.annual(0.15), Span.years(1));
    Outlook first = outlooks.of(customers.getFirst());
    System.out.printf(
        "alive %.0f %%: %s%n", 100 * first.alive().value(), first.alive().reason().sentence());
    System.out.printf("worth %.2f: %s%n", first.value().value(), first.value().reason().sentence());
  }
}
