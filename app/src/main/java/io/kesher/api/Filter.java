package io.kesher.api;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * What a list is filtered by, as {@link FilterText} reads it from a request: {@code contribution lt
 * 0 and (group eq 'A' or line eq 'motor')}. Every field in it is one that the owner of the list
 * allows and that the caller may see, every operator is one that the field's type has, every value
 * is of that type.
 */
public sealed interface Filter {
  record All(List<Filter> parts) implements Filter {}

  record Any(List<Filter> parts) implements Filter {}

  record Not(Filter part) implements Filter {}

  /**
   * One field against one value, several for {@code in}, none for {@code is null}.
   *
   * @param values {@code BigDecimal}, {@code String}, {@code LocalDate} or {@link FromToday}, or
   *     {@code Boolean}, by the field's type; of {@code within} a {@link FromToday}
   */
  record Test(FilterField field, Operator operator, List<Object> values) implements Filter {
    /** The same with days of the calendar; {@code within} has then its first day and its last. */
    Test on(LocalDate today) {
      if (operator == Operator.WITHIN) {
        var other = ((FromToday) values.getFirst()).from(today);
        return new Test(
            field, operator, other.isBefore(today) ? List.of(other, today) : List.of(today, other));
      }
      return new Test(
          field,
          operator,
          values.stream()
              .map(value -> value instanceof FromToday day ? day.from(today) : value)
              .toList());
    }
  }

  /** A day that moves on with the calendar: so many days from today, below zero before it. */
  record FromToday(int days) {
    LocalDate from(LocalDate today) {
      return today.plusDays(days);
    }
  }

  /** Nothing asked: everybody. */
  Filter NONE = new All(List.of());

  enum Operator {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    IN,
    CONTAINS,
    STARTSWITH,
    WITHIN,
    IS_NULL,
    IS_NOT_NULL
  }

  /** Each test in it. */
  default Stream<Test> tests() {
    return switch (this) {
      case All(var parts) -> parts.stream().flatMap(Filter::tests);
      case Any(var parts) -> parts.stream().flatMap(Filter::tests);
      case Not(var part) -> part.tests();
      case Test test -> Stream.of(test);
    };
  }

  /**
   * The same for the database.
   *
   * @param today what days count from that were told by their distance
   * @param owner what one test means in the owner's tables
   */
  default Condition condition(LocalDate today, Function<Test, Condition> owner) {
    return switch (this) {
      case All(var parts) ->
          DSL.and(parts.stream().map(part -> part.condition(today, owner)).toList());
      case Any(var parts) ->
          DSL.or(parts.stream().map(part -> part.condition(today, owner)).toList());
      // a test of what is absent is false, and its opposite true: never unknown
      case Not(var part) ->
          DSL.not(
              DSL.condition(
                  DSL.coalesce(DSL.field(part.condition(today, owner)), DSL.inline(false))));
      case Test test -> owner.apply(test.on(today));
    };
  }
}
