package io.kesher.customers;

import io.kesher.api.Filter.Test;
import io.kesher.api.FilterColumns;
import io.kesher.api.FilterField;
import io.kesher.web.Frame;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A column of the list of customers. It says what stands in it for the customer of the row, {@code
 * customers.customer}, as one expression over all of them: nothing is asked row by row.
 *
 * @param field its name, the type of what it shows, and the choices that there are
 * @param value what it shows; several values are one text array
 * @param order what it is sorted by: an index on it and the customer's id makes that quick
 * @param source a table that {@code value} and {@code order} read, besides the customer
 * @param permission what the reader needs in order to see it; where that reaches only some
 *     customers, it is blank for the others, and a list sorted or filtered by it leaves them out
 * @param fits what a test of it means; its days are days of the calendar
 */
public record CustomerColumn<T>(
    FilterField field,
    Words words,
    Field<T> value,
    Field<?> order,
    @Nullable Source source,
    @Nullable String permission,
    Function<Test, Condition> fits,
    Set<Trait> traits) {

  /** A table with at most one row for each customer, joined where it is needed. */
  public record Source(Table<?> table, Condition on) {}

  /** What can be done with a column besides looking and filtering. */
  public enum Trait {
    SORTED,
    GROUPED,
    /** No customer is without it, so that no order has an end for those who are. */
    FILLED,
    /** It may not leave the office in a file. */
    KEPT
  }

  /** How it is called, and its choices. */
  public interface Words {
    String title(Frame frame);

    default String choice(Frame frame, String code) {
      return code;
    }

    /** Called by a message. */
    static Words of(String key) {
      return frame -> frame.say(key);
    }

    static Words of(String key, BiFunction<Frame, String, String> choices) {
      return new Words() {
        @Override
        public String title(Frame frame) {
          return frame.say(key);
        }

        @Override
        public String choice(Frame frame, String code) {
          return choices.apply(frame, code);
        }
      };
    }
  }

  public CustomerColumn {
    traits = Set.copyOf(traits);
  }

  /** A column that anybody may see and filter by who sees the customer. */
  public static <T> CustomerColumn<T> of(FilterField field, Words words, Field<T> value) {
    return new CustomerColumn<>(
        field, words, value, value, null, null, test -> FilterColumns.on(value, test), Set.of());
  }

  public String name() {
    return field.name();
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  public CustomerColumn<T> with(Trait first, Trait... more) {
    return new CustomerColumn<>(
        field, words, value, order, source, permission, fits, EnumSet.of(first, more));
  }

  public CustomerColumn<T> orderedBy(Field<?> other) {
    return new CustomerColumn<>(field, words, value, other, source, permission, fits, traits);
  }

  public CustomerColumn<T> from(Table<?> table, Condition on) {
    return new CustomerColumn<>(
        field, words, value, order, new Source(table, on), permission, fits, traits);
  }

  public CustomerColumn<T> within(String needed) {
    return new CustomerColumn<>(field, words, value, order, source, needed, fits, traits);
  }

  public CustomerColumn<T> asked(Function<Test, Condition> meaning) {
    return new CustomerColumn<>(field, words, value, order, source, permission, meaning, traits);
  }
}
