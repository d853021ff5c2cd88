package io.kesher.api;

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
   * @param values {@code BigDecimal}, {@code String}, {@code LocalDate} or {@code Boolean} by the
   *     field's type
   */
  record Test(FilterField field, Operator operator, List<Object> values) implements Filter {}

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
   * @param owner what one test means in the owner's tables
   */
  default Condition condition(Function<Test, Condition> owner) {
    return switch (this) {
      case All(var parts) -> DSL.and(parts.stream().map(part -> part.condition(owner)).toList());
      case Any(var parts) -> DSL.or(parts.stream().map(part -> part.condition(owner)).toList());
      // a test of what is absent is false, and its opposite true: never unknown
      case Not(var part) ->
          DSL.not(DSL.condition(DSL.coalesce(DSL.field(part.condition(owner)), DSL.inline(false))));
      case Test test -> owner.apply(test);
    };
  }
}
