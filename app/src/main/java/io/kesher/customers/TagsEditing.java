package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.TAG;
import static io.kesher.db.customers.Tables.TAGGING;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.listAgg;
import static org.jooq.impl.DSL.select;

import io.kesher.db.customers.Routines;
import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** All tags of one customer as one line, with semicolons between them. */
record TagsEditing() implements Editing {
  private static final String BETWEEN = "; ";

  @Override
  public String permission() {
    return "customers:change";
  }

  @Override
  public Field<String> now() {
    return field(
        select(listAgg(TAG.NAME, BETWEEN).withinGroupOrderBy(TAG.NAME))
            .from(TAGGING)
            .join(TAG)
            .on(TAG.ID.eq(TAGGING.TAG_ID))
            .where(TAGGING.CUSTOMER_ID.eq(CUSTOMER.ID)));
  }

  /** Of two spellings of the same letters the first. */
  @Override
  public @Nullable String read(String typed) {
    var names =
        tags(typed).stream()
            .collect(Collectors.toMap(Tags::key, each -> each, (one, other) -> one))
            .values();
    if (names.size() > Tags.MOST) {
      throw Refusal.of(List.of(FieldFault.of("value", "customers.fault.tags", Tags.MOST)));
    }
    if (names.stream().anyMatch(each -> each.codePointCount(0, each.length()) > Tags.LONGEST)) {
      throw Refusal.of(List.of(FieldFault.of("value", "web.field.too-long", Tags.LONGEST)));
    }
    return names.isEmpty() ? null : names.stream().sorted().collect(Collectors.joining(BETWEEN));
  }

  private static List<String> tags(String typed) {
    return Arrays.stream(typed.split("[;\\n]"))
        .map(VisibleText::strip)
        .filter(each -> !Tags.key(each).isEmpty())
        .toList();
  }

  @Override
  public void write(DSLContext database, Values values) {
    database
        .select(values.customer(), values.value())
        .from(values.table())
        .forEach(row -> {
          var names = row.value2() == null ? List.<String>of() : tags(row.value2());
          Routines.setTags(
              database.configuration(),
              row.value1(),
              names.toArray(String[]::new),
              names.stream().map(Tags::key).toArray(String[]::new));
        });
  }

  @Override
  public boolean many() {
    return false;
  }
}
