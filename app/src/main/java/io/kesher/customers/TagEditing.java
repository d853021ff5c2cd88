package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.TAG;
import static io.kesher.db.customers.Tables.TAGGING;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Puts one tag on customers or takes it off: their value is {@code yes} or none.
 *
 * @param key of the tag
 */
record TagEditing(String key) implements Editing {
  private static final String YES = "yes";

  @Override
  public String permission() {
    return "customers:change";
  }

  @Override
  public Field<String> now() {
    return when(
        exists(
            selectOne()
                .from(TAGGING)
                .join(TAG)
                .on(TAG.ID.eq(TAGGING.TAG_ID))
                .where(TAGGING.CUSTOMER_ID.eq(CUSTOMER.ID), TAG.KEY.eq(key))),
        inline(YES));
  }

  @Override
  public @Nullable String read(String typed) {
    return typed.isBlank() ? null : YES;
  }

  /** Nobody has more tags than fit. */
  @Override
  public Condition takes() {
    return field(select(count()).from(TAGGING).where(TAGGING.CUSTOMER_ID.eq(CUSTOMER.ID)))
        .lt(Tags.MOST);
  }

  @Override
  public void write(DSLContext database, Values values) {
    var tag = select(TAG.ID).from(TAG).where(TAG.KEY.eq(key));
    database
        .deleteFrom(TAGGING)
        .where(TAGGING.TAG_ID.in(tag))
        .and(
            TAGGING.CUSTOMER_ID.in(
                select(values.customer()).from(values.table()).where(values.value().isNull())))
        .execute();
    database
        .insertInto(TAGGING, TAGGING.CUSTOMER_ID, TAGGING.TAG_ID)
        .select(
            select(values.customer(), TAG.ID)
                .from(values.table())
                .join(TAG)
                .on(TAG.KEY.eq(key))
                .where(values.value().isNotNull()))
        .onConflictDoNothing()
        .execute();
  }
}
