package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;

import io.kesher.values.Folded;
import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Changes the name of a customer, and with it what it is found by. */
record NameEditing() implements Editing {
  private static final int LONGEST = 300;

  @Override
  public String permission() {
    return "customers:change";
  }

  @Override
  public Field<String> now() {
    return CUSTOMER.NAME;
  }

  @Override
  public @Nullable String read(String typed) {
    var name = VisibleText.strip(typed);
    if (name.isEmpty()) {
      throw Refusal.of(List.of(FieldFault.of("value", "web.field.required")));
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw Refusal.of(List.of(FieldFault.of("value", "web.problem.character")));
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      throw Refusal.of(List.of(FieldFault.of("value", "web.field.too-long", LONGEST)));
    }
    return name;
  }

  /** One by one: a name is folded here, and nobody gives many customers one name. */
  @Override
  public void write(DSLContext database, Values values) {
    database
        .select(values.customer(), values.value())
        .from(values.table())
        .fetch()
        .forEach(row ->
            database
                .update(CUSTOMER)
                .set(CUSTOMER.NAME, row.value2())
                .set(CUSTOMER.NAME_KEY, row.value2() == null ? "" : Folded.of(row.value2()).text())
                .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
                .set(CUSTOMER.UPDATED_AT, DSL.currentInstant())
                .where(CUSTOMER.ID.eq(row.value1()))
                .execute());
  }

  @Override
  public boolean many() {
    return false;
  }
}
