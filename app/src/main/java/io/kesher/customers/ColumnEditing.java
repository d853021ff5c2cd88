package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;

import io.kesher.db.customers.tables.records.CustomerRecord;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Changes a column of the customer itself. The version goes up, so that a form that somebody has
 * open is put together with it and not over it.
 *
 * @param reading what was typed, as the database writes it; blank is none and does not get here
 */
record ColumnEditing<T>(
    TableField<CustomerRecord, T> column,
    String permission,
    boolean many,
    UnaryOperator<String> reading)
    implements Editing {
  @Override
  public Field<String> now() {
    return column.cast(String.class);
  }

  @Override
  public @Nullable String read(String typed) {
    return typed.isBlank() ? null : reading.apply(typed.strip());
  }

  @Override
  public void write(DSLContext database, Values values) {
    database
        .update(CUSTOMER)
        .set(column, values.value().cast(column.getDataType()))
        .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
        .set(CUSTOMER.UPDATED_AT, DSL.currentInstant())
        .from(values.table())
        .where(CUSTOMER.ID.eq(values.customer()))
        .execute();
  }
}
