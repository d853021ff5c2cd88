package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.CUSTOM_VALUE;
import static io.kesher.db.fields.Tables.FIELD;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.select;

import io.kesher.db.customers.Routines;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFields;
import java.util.List;
import java.util.Optional;
import org.jooq.Record2;
import org.jooq.Select;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Customers are known by the words in their custom fields, as far as the reader is shown these. */
@Component
@Order(90)
class KnownByCustom implements KnownBy {
  /** Fewer letters have no index to look into. */
  private static final int LEAST = 3;

  private final CustomFields fields;

  KnownByCustom(CustomFields fields) {
    this.fields = fields;
  }

  @Override
  public String name() {
    return "custom";
  }

  @Override
  public Kind kind() {
    return Kind.DETAIL;
  }

  @Override
  public Optional<Select<Record2<Long, String>>> like(Sought sought) {
    if (sought.words().stream().noneMatch(word -> word.length() >= LEAST)) {
      return Optional.empty();
    }
    var texts =
        fields.shown().all().stream()
            .filter(field -> field.type() == CustomField.Type.TEXT)
            .map(CustomField::id)
            .toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(like(sought, texts));
  }

  private static Select<Record2<Long, String>> like(Sought sought, List<Long> texts) {
    return select(CUSTOM_VALUE.CUSTOMER_ID, jsonbGetAttributeAsText(CUSTOMER.CUSTOM, FIELD.CODE))
        .from(CUSTOM_VALUE)
        .join(FIELD)
        .on(FIELD.ID.eq(CUSTOM_VALUE.FIELD_ID))
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(CUSTOM_VALUE.CUSTOMER_ID))
        .where(CUSTOM_VALUE.FIELD_ID.in(texts.stream().map(id -> inline(id)).toList()))
        .and(
            and(
                sought.words().stream()
                    .map(word ->
                        Routines.letters(CUSTOM_VALUE.KEY).contains(Routines.letters(inline(word))))
                    .toList()));
  }
}
