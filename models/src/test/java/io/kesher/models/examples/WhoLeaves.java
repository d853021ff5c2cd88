package io.kesher.models.examples;

import io.kesher.models.learning.Boosting;
import io.kesher.models.learning.Direction;
import io.kesher.models.learning.Evaluation;
import io.kesher.models.learning.Features;
import io.kesher.models.learning.Growth;
import io.kesher.models.learning.LogisticRegression;
import io.kesher.models.learning.Loss;
import io.kesher.models.learning.Observations;
import io.kesher.models.learning.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The manual's example of learning; its argument is the sample of the Telco customers. */
public final class WhoLeaves {
  private WhoLeaves() {}

  public static void main(String[] arguments) throws IOException {
    // Customers of a telephone company: what is known of each, and who left.
    List<String[]> rows =
        Files.readAllLines(Path.of(arguments[0])).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();
    Observations customers =
        Observations.undated(
            Features.columns()
                .numbers(
                    "tenure", rows.stream().mapToDouble(r -> Double.parseDouble(r[5])).toArray())
                .categories("internet", rows.stream().map(row -> row[8]).toList())
                .categories("contract", rows.stream().map(row -> row[15]).toList())
                .numbers(
                    "charges", rows.stream().mapToDouble(r -> Double.parseDouble(r[18])).toArray())
                .build(),
            rows.stream().mapToDouble(row -> row[20].equals("Yes") ? 1 : 0).toArray());

    // Two thirds to learn from, a third to check on.
    int size = customers.size();
    Observations learned =
        customers.rows(IntStream.range(0, size).filter(i -> i % 3 > 0).toArray());
    Observations kept = customers.rows(IntStream.range(0, size).filter(i -> i % 3 == 0).toArray());

    // A straight model first. Does boosting earn its place?
    var straight = LogisticRegression.standard().fit(learned);
    var boosted =
        Boosting.of(new Loss.Logistic())
            .withRounds(60)
            .withRate(0.05)
            .withGrowth(Growth.depth(2))
            .withDirection("tenure", Direction.FALLING)
            .fit(learned);
    Map<String, Predictor> models =
        new TreeMap<>(Map.of("straight", straight.model(), "boosted", boosted.model()));
    models.forEach((name, model) -> {
      var worth = Evaluation.of(kept.outcomes(), model.predict(kept.features()));
      System.out.printf(
          "%s: AUC %.3f, log loss %.3f, calibration error %.3f, lift of the first tenth %.1f%n",
          name, worth.auc(), worth.logLoss(), worth.calibrationError(10), worth.lift(0.1));
    });

    // Why this customer?
    var why = boosted.model().explain(kept.features().rows(0)).getFirst();
    System.out.printf("margin %.2f, of which everybody's %.2f%n", why.margin(), why.base());
    why.strongest(2).forEach(System.out::println);
  }
}
