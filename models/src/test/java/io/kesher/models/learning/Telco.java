package io.kesher.models.learning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Customers of a telephone company and who left: the whole published set where it lies beside the
 * project, else every tenth row of it.
 */
record Telco(Observations observations, int[] folds, boolean whole) {
  private static final Path DATA = Path.of("../../shared/data");
  private static final Set<String> NUMBERS =
      Set.of("SeniorCitizen", "tenure", "MonthlyCharges", "TotalCharges");

  static Telco read() {
    boolean whole = Files.exists(DATA.resolve("telco_churn.csv.gz"));
    List<String[]> rows = whole ? published() : lines(Telco.class.getResourceAsStream("telco.csv"));
    String[] names = rows.removeFirst();
    Features.Columns columns = Features.columns();
    for (int j = 1; j < names.length - 2; j++) {
      int column = j;
      List<String> values = rows.stream().map(row -> row[column]).toList();
      if (NUMBERS.contains(names[j])) {
        columns.numbers(names[j], values.stream().mapToDouble(Telco::number).toArray());
      } else {
        columns.categories(names[j], values);
      }
    }
    double[] left =
        rows.stream().mapToDouble(row -> row[names.length - 2].equals("Yes") ? 1 : 0).toArray();
    int[] folds = rows.stream().mapToInt(row -> Integer.parseInt(row[names.length - 1])).toArray();
    return new Telco(Observations.undated(columns.build(), left), folds, whole);
  }

  /** The published order of columns, the fold behind. */
  private static List<String[]> published() {
    try (var churn = Files.newInputStream(DATA.resolve("telco_churn.csv.gz"));
        var folds = Files.newInputStream(DATA.resolve("telco_folds.csv"))) {
      List<String[]> rows = lines(new GZIPInputStream(churn));
      List<String[]> fold = lines(folds);
      for (int i = 0; i < rows.size(); i++) {
        String[] row = Arrays.copyOf(rows.get(i), rows.get(i).length + 1);
        row[row.length - 1] = fold.get(i)[1];
        rows.set(i, row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String[]> lines(InputStream stream) {
    return new ArrayList<>(
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
            .lines()
            .map(line -> line.split(",", -1))
            .toList());
  }

  private static double number(String text) {
    return text.isBlank() ? 0 : Double.parseDouble(text);
  }

  Observations training(int fold) {
    return observations.rows(where(fold, false));
  }

  Observations test(int fold) {
    return observations.rows(where(fold, true));
  }

  private int[] where(int fold, boolean inside) {
    return IntStream.range(0, folds.length).filter(i -> folds[i] == fold == inside).toArray();
  }

  /** What a learner's predictions of a fold were worth, learned from the others. */
  Evaluation evaluate(int fold, Learner learner) {
    Observations test = test(fold);
    double[] predicted = learner.learn(training(fold)).predict(test.features());
    return Evaluation.of(test.outcomes(), predicted);
  }
}
