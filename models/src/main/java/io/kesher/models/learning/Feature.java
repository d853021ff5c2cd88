package io.kesher.models.learning;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a column of {@link Features} is called and may hold: numbers, or one of some levels.
 *
 * @param name not blank; unique in its table
 * @param kind numbers or categories
 * @param levels of a category those that are known, sorted; of numbers none
 */
public record Feature(String name, Kind kind, List<String> levels) {

  /** What the values of a feature are. */
  public enum Kind {
    /** A quantity: twice as much means something, or at least more than less does. */
    NUMBER,
    /** A name: levels have no order. */
    CATEGORY
  }

  public Feature {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a feature needs a name");
    }
    requireNonNull(kind);
    levels = List.copyOf(levels);
    if (kind == Kind.NUMBER && !levels.isEmpty()) {
      throw new IllegalArgumentException(name + " is a number and has no levels");
    }
    if (levels.stream().distinct().count() < levels.size()) {
      throw new IllegalArgumentException("a level of " + name + " is named twice");
    }
  }

  /** A feature of numbers. */
  public static Feature number(String name) {
    return new Feature(name, Kind.NUMBER, List.of());
  }

  /** A feature of categories, the levels of which are found in the data. */
  public static Feature category(String name) {
    return new Feature(name, Kind.CATEGORY, List.of());
  }

  boolean isCategory() {
    return kind == Kind.CATEGORY;
  }
}
