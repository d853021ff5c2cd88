package io.kesher.customers;

import io.kesher.web.Refusal;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How what stands in a column of customers is changed: of one, in its cell, or of as many as a list
 * holds, by a job. Values are texts, as a form has them; none is absent.
 */
public interface Editing {
  /** What it takes, good for the customers that it reaches: such as {@code customers:change}. */
  String permission();

  /** What stands there now, for the customer of the query. */
  Field<String> now();

  /**
   * What somebody typed, as {@link #now} would say it.
   *
   * @throws Refusal 422 that names the field {@code value}
   */
  @Nullable String read(String typed);

  /** Whether the customer of the query has room for a value that is put to others. */
  default Condition takes() {
    return DSL.trueCondition();
  }

  /**
   * Puts values in, all at once.
   *
   * @param values names customers and what each of them is to have
   */
  void write(DSLContext database, Values values);

  /** Whether it makes sense to give many customers the same. */
  default boolean many() {
    return true;
  }

  /**
   * Rows of customers and values.
   *
   * @param customer a column of the table
   * @param value another
   */
  record Values(Table<?> table, Field<Long> customer, Field<String> value) {}
}
