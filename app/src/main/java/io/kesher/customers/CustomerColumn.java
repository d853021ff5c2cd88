package io.kesher.customers;

import io.kesher.api.Filter.Test;
import io.kesher.api.FilterColumns;
import io.kesher.api.FilterField;
import io.kesher.web.Frame;
import java.util.EnumSet;
import java.util.Objects;
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
 * @param several where a customer may have several values: a table with one row for each, whose
 *     {@code key} the list is grouped by; absent where it is grouped by {@code value}
 * @param editing how it is changed; absent where it is not
 */
public record CustomerColumn<T>(
    FilterField field,
    Words words,
    Field<T> value,
    Field<?> order,
    @Nullable Source source,
    @Nullable String permission,
    Function<Test, Condition> fits,
    Set<Trait> traits,
    @Nullable Source several,
    @Nullable Editing editing) {

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
        field,
        words,
        value,
        value,
        null,
        null,
        test -> FilterColumns.on(value, test),
        Set.of(),
        null,
        null);
  }

  public String name() {
    return field.name();
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** The field that a list grouped by it has as its key. */
  public Field<String> key() {
    return several == null
        ? value.cast(String.class)
        : Objects.requireNonNull(several.table().field("key", String.class));
  }

  public CustomerColumn<T> with(Trait first, Trait... more) {
    return copy(order, source, permission, fits, EnumSet.of(first, more), several, editing);
  }

  public CustomerColumn<T> orderedBy(Field<?> other) {
    return copy(other, source, permission, fits, traits, several, editing);
  }

  public CustomerColumn<T> from(Table<?> table, Condition on) {
    return copy(order, new Source(table, on), permission, fits, traits, several, editing);
  }

  public CustomerColumn<T> within(String needed) {
    return copy(order, source, needed, fits, traits, several, editing);
  }

  public CustomerColumn<T> asked(Function<Test, Condition> meaning) {
    return copy(order, source, permission, meaning, traits, several, editing);
  }

  public CustomerColumn<T> severally(Table<?> table, Condition on) {
    return copy(order, source, permission, fits, traits, new Source(table, on), editing);
  }

  public CustomerColumn<T> edited(Editing how) {
    return copy(order, source, permission, fits, traits, several, how);
  }

  private CustomerColumn<T> copy(
      Field<?> orderOf,
      @Nullable Source from,
      @Nullable String needed,
      Function<Test, Condition> meaning,
      Set<Trait> having,
      @Nullable Source each,
      @Nullable Editing how) {
    return new CustomerColumn<>(
        field, words, value, orderOf, from, needed, meaning, having, each, how);
  }
}
