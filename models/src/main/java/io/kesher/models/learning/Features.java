package io.kesher.models.learning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An immutable table of named columns, each of numbers or of categories. Any value may be missing.
 *
 * <pre>{@code
 * Features customers =
 *     Features.columns()
 *         .numbers("tenure", 1, 34, 2)
 *         .categories("contract", Arrays.asList("monthly", "yearly", null))
 *         .build();
 * }</pre>
 *
 * <p>A missing number is written NaN, a missing category null. Infinite numbers are refused. A
 * level is held as its place in the sorted list of levels, so a table does not depend on the order
 * of its rows.
 */
public final class Features {
  private final Map<String, Column> columns;
  private final int size;

  private Features(Map<String, Column> columns, int size) {
    this.columns = columns;
    this.size = size;
  }

  /** Begins a table given by its columns. */
  public static Columns columns() {
    return new Columns();
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /** The columns, in the order they were given. */
  public List<Feature> features() {
    return columns.values().stream().map(column -> column.feature).toList();
  }

  /** The rows with these places, in this order. */
  public Features rows(int... places) {
    Map<String, Column> chosen = new LinkedHashMap<>();
    columns.forEach((name, column) ->
        chosen.put(name, new Column(column.feature, select(column.values, places))));
    return new Features(chosen, places.length);
  }

  /**
   * The numbers of a column, a copy; NaN where missing.
   *
   * @throws IllegalArgumentException if there is no such column of numbers
   */
  public double[] numbers(String name) {
    return values(Feature.number(name)).clone();
  }

  /**
   * A column as a model knows it, by name: numbers, or places in the model's own list of levels.
   * What is missing, or a level the model never saw, is NaN. Not a copy unless recoded.
   */
  double[] values(Feature wanted) {
    Column column = columns.get(wanted.name());
    if (column == null) {
      throw new IllegalArgumentException("there is no feature " + wanted.name());
    }
    Feature found = column.feature;
    if (found.kind() != wanted.kind()) {
      throw new IllegalArgumentException(
          wanted.name() + " is a " + found.kind() + " here, expected is a " + wanted.kind());
    }
    return found.levels().equals(wanted.levels())
        ? column.values
        : recode(column.values, found, wanted);
  }

  private static double[] recode(double[] column, Feature from, Feature to) {
    Map<String, Integer> known = places(to.levels());
    double[] places = from.levels().stream().mapToDouble(level -> place(known, level)).toArray();
    return Arrays.stream(column).map(p -> Double.isNaN(p) ? p : places[(int) p]).toArray();
  }

  private static double place(Map<String, Integer> places, @Nullable String level) {
    Integer place = level == null ? null : places.get(level);
    return place == null ? Double.NaN : place;
  }

  private static Map<String, Integer> places(List<String> levels) {
    Map<String, Integer> places = new HashMap<>();
    levels.forEach(level -> places.put(level, places.size()));
    return places;
  }

  static double[] select(double[] column, int[] places) {
    double[] chosen = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      chosen[i] = column[places[i]];
    }
    return chosen;
  }

  private record Column(Feature feature, double[] values) {}

  /** A table in the making. */
  public static final class Columns {
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private int size = -1;

    private Columns() {}

    /** Adds a column of numbers, NaN where missing. The array is copied. */
    public Columns numbers(String name, double... numbers) {
      for (double number : numbers) {
        if (Double.isInfinite(number)) {
          throw new IllegalArgumentException(name + " holds " + number + ", not a finite number");
        }
      }
      return add(Feature.number(name), numbers.clone());
    }

    /** Adds a column of categories, null where missing. */
    public Columns categories(String name, List<? extends @Nullable String> categories) {
      List<String> levels = List.copyOf(levels(categories));
      Map<String, Integer> places = places(levels);
      double[] column = new double[categories.size()];
      for (int i = 0; i < column.length; i++) {
        column[i] = place(places, categories.get(i));
      }
      return add(new Feature(name, Feature.Kind.CATEGORY, levels), column);
    }

    private static SortedSet<String> levels(List<? extends @Nullable String> categories) {
      SortedSet<String> levels = new TreeSet<>();
      for (String category : categories) {
        if (category != null) {
          levels.add(category);
        }
      }
      return levels;
    }

    private Columns add(Feature feature, double[] column) {
      if (size >= 0 && column.length != size) {
        throw new IllegalArgumentException(
            feature.name() + " has " + column.length + " rows, others have " + size);
      }
      if (columns.put(feature.name(), new Column(feature, column)) != null) {
        throw new IllegalArgumentException("the feature " + feature.name() + " is there twice");
      }
      size = column.length;
      return this;
    }

    /** The finished table; it has at least one column. */
    public Features build() {
      if (size < 0) {
        throw new IllegalArgumentException("a table needs at least one feature");
      }
      return new Features(new LinkedHashMap<>(columns), size);
    }
  }
}
