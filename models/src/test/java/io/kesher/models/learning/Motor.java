package io.kesher.models.learning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Policy-years of motor insurance: all where they lie beside the project, else those of every
 * fortieth policy. Columns that were stamped when the set was extracted are no features.
 */
final class Motor {
  private static final Path DATA = Path.of("../../shared/data/motor_vehicle_insurance.csv.gz");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final List<String> NUMBERS =
      List.of(
          "Premium",
          "Policies_in_force",
          "Year_matriculation",
          "Power",
          "Cylinder_capacity",
          "Value_vehicle",
          "N_doors",
          "Length",
          "Weight");
  private static final List<String> CATEGORIES =
      List.of("Distribution_channel", "Payment", "Type_risk", "Area", "Second_driver", "Type_fuel");

  final boolean whole = Files.exists(DATA);
  private final List<String> columns;
  private final List<String[]> rows = new ArrayList<>();

  Motor() {
    try (InputStream stream =
        whole
            ? new GZIPInputStream(Files.newInputStream(DATA))
            : Motor.class.getResourceAsStream("motor.csv")) {
      new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .forEach(line -> rows.add(line.split(";", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    columns = List.of(rows.removeFirst());
  }

  /** Claims of each policy-year, dated by its renewal and known at the next. */
  Observations claims() {
    Features.Columns features = Features.columns();
    NUMBERS.forEach(name -> features.numbers(name, numbers(name)));
    CATEGORIES.forEach(
        name -> features.categories(name, rows.stream().map(row -> at(row, name)).toList()));
    features.numbers("age", years("Date_birth"));
    features.numbers("licence", years("Date_driving_licence"));
    features.numbers("tenure", years("Date_start_contract"));
    features.numbers("earlier claims", earlier("N_claims_year"));
    features.numbers("earlier cost", earlier("Cost_claims_year"));
    return Observations.of(
        features.build(),
        numbers("N_claims_year"),
        days("Date_last_renewal"),
        days("Date_next_renewal"));
  }

  /** The mean of a column over the same policy's earlier years; in its first it is missing. */
  private double[] earlier(String name) {
    double[] values = numbers(name);
    double[] means = new double[values.length];
    double sum = 0;
    int years = 0;
    for (int i = 0; i < means.length; i++) {
      boolean first = i == 0 || !at(rows.get(i), "ID").equals(at(rows.get(i - 1), "ID"));
      sum = first ? 0 : sum + values[i - 1];
      years = first ? 0 : years + 1;
      means[i] = first ? Double.NaN : sum / years;
    }
    return means;
  }

  double[] numbers(String name) {
    return rows.stream().map(row -> at(row, name)).mapToDouble(Motor::number).toArray();
  }

  private static double number(String text) {
    return text.equals("NA") || text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private double[] years(String name) {
    return rows.stream()
        .mapToDouble(
            row -> ChronoUnit.DAYS.between(day(row, name), day(row, "Date_last_renewal")) / 365.25)
        .toArray();
  }

  private LocalDate[] days(String name) {
    return rows.stream().map(row -> day(row, name)).toArray(LocalDate[]::new);
  }

  private LocalDate day(String[] row, String name) {
    return LocalDate.parse(at(row, name), DAY);
  }

  private String at(String[] row, String name) {
    return row[columns.indexOf(name)];
  }

  /** Places of the rows in a fold by policy, or of those not in it. */
  int[] fold(int fold, boolean inside) {
    return IntStream.range(0, rows.size())
        .filter(i -> Integer.parseInt(at(rows.get(i), "ID")) % 5 == fold == inside)
        .toArray();
  }
}
