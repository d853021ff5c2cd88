package io.kesher.models.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link Observations} row by row and refuses whatever was not yet known on the row's day.
 *
 * <pre>{@code
 * Recorder recorder = Observations.recorder(Feature.number("orders"), Feature.category("plan"));
 * recorder.row(LocalDate.of(2025, 3, 1))
 *     .number("orders", 4, LocalDate.of(2025, 2, 27))
 *     .category("plan", "basic", LocalDate.of(2024, 7, 1))
 *     .outcome(1, LocalDate.of(2025, 5, 30));
 * Observations observations = recorder.observations();
 * }</pre>
 *
 * <p>A feature that is not set in a row is missing there. A row counts once its outcome is set.
 */
public final class Recorder {
  private final Map<String, Feature> features = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  Recorder(Feature... features) {
    for (Feature feature : features) {
      if (this.features.put(feature.name(), feature) != null) {
        throw new IllegalArgumentException("the feature " + feature.name() + " is there twice");
      }
    }
  }

  /** Begins the row of a day, to be filled with what was known before that day. */
  public Row row(LocalDate day) {
    return new Row(day);
  }

  /** All rows that have an outcome, in the order they got it. */
  public Observations observations() {
    Features.Columns columns = Features.columns();
    for (Feature feature : features.values()) {
      if (feature.isCategory()) {
        List<@Nullable String> categories = new ArrayList<>();
        rows.forEach(row -> categories.add(row.categories.get(feature.name())));
        columns.categories(feature.name(), categories);
      } else {
        columns.numbers(feature.name(), numbers(feature.name()));
      }
    }
    return Observations.of(
        columns.build(),
        rows.stream().mapToDouble(row -> row.outcome).toArray(),
        rows.stream().map(row -> row.day).toArray(LocalDate[]::new),
        rows.stream().map(row -> row.known).toArray(LocalDate[]::new));
  }

  private double[] numbers(String name) {
    return rows.stream().mapToDouble(row -> row.numbers.getOrDefault(name, Double.NaN)).toArray();
  }

  /** One row in the making. */
  public final class Row {
    private final LocalDate day;
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final Map<String, String> categories = new LinkedHashMap<>();
    private double outcome;
    private LocalDate known = LocalDate.MIN;

    private Row(LocalDate day) {
      this.day = day;
    }

    /** Sets a number that was learned on a day before the row's. */
    public Row number(String name, double number, LocalDate learned) {
      require(name, Feature.Kind.NUMBER, learned);
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(name + " is " + number + ", not a finite number");
      }
      numbers.put(name, number);
      return this;
    }

    /** Sets a category that was learned on a day before the row's. */
    public Row category(String name, String level, LocalDate learned) {
      require(name, Feature.Kind.CATEGORY, learned);
      categories.put(name, level);
      return this;
    }

    /** Sets what came of it and the day that was certain, and so ends the row. */
    public void outcome(double outcome, LocalDate known) {
      if (!this.known.equals(LocalDate.MIN)) {
        throw new IllegalArgumentException("the row of " + day + " has its outcome already");
      }
      if (!Double.isFinite(outcome)) {
        throw new IllegalArgumentException("the outcome " + outcome + " is not finite");
      }
      if (known.isBefore(day)) {
        throw new IllegalArgumentException(
            "the outcome was known on %s, before the row's day %s".formatted(known, day));
      }
      this.outcome = outcome;
      this.known = known;
      rows.add(this);
    }

    private void require(String name, Feature.Kind kind, LocalDate learned) {
      Feature feature = features.get(name);
      if (feature == null || feature.kind() != kind) {
        throw new IllegalArgumentException("there is no feature " + name + " of kind " + kind);
      }
      if (!learned.isBefore(day)) {
        throw new IllegalArgumentException(
            "%s was learned on %s: the row of %s could not know it".formatted(name, learned, day));
      }
    }
  }
}
