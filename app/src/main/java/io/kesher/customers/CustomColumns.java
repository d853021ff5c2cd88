package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.CUSTOM_VALUE;
import static io.kesher.db.fields.Tables.CHOICE;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbArray;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.jsonbObject;
import static org.jooq.impl.DSL.key;
import static org.jooq.impl.DSL.left;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.kesher.api.Filter.Operator;
import io.kesher.api.Filter.Test;
import io.kesher.api.FilterColumns;
import io.kesher.api.FilterField;
import io.kesher.customers.CustomerColumn.Trait;
import io.kesher.customers.CustomerColumn.Words;
import io.kesher.db.customers.Routines;
import io.kesher.db.customers.tables.CustomValue;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFields;
import io.kesher.identity.Viewers;
import io.kesher.values.Folded;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Custom fields as columns of the list of customers. Whether a field holds a value is asked of the
 * customer; more and less, and words in a text, of the values that the database keeps beside.
 */
@Component
@Order(40)
class CustomColumns implements CustomerColumns {
  private final CustomFields fields;

  CustomColumns(CustomFields fields) {
    this.fields = fields;
  }

  @Override
  public List<CustomerColumn<?>> all() {
    return fields.shown().all().stream().<CustomerColumn<?>>map(CustomColumns::column).toList();
  }

  private static CustomerColumn<?> column(CustomField field) {
    return switch (field.type()) {
      case TEXT, LINK -> beside(field, FilterField.Type.TEXT, text(field), begins(field));
      case YES_NO ->
          with(
              plain(field, FilterField.Type.YES_NO, text(field).cast(Boolean.class)),
              field,
              Trait.GROUPED);
      case CHOICE ->
          with(
              chosen(field, text(field)).orderedBy(place(field)),
              field,
              Trait.SORTED,
              Trait.GROUPED);
      case MULTI_CHOICE -> with(chosen(field, codes(field)), field, Trait.GROUPED);
      case NUMBER -> beside(field, FilterField.Type.NUMBER, value(field).NUMBER);
      case DATE -> beside(field, FilterField.Type.DATE, value(field).DAY);
    };
  }

  private static <T> CustomerColumn<T> plain(
      CustomField field, FilterField.Type type, Field<T> value) {
    return CustomerColumn.of(FilterField.of(field.name(), type), words(field), value)
        .asked(test -> fits(field, test));
  }

  private static <T> CustomerColumn<T> chosen(CustomField field, Field<T> value) {
    var codes = field.choices().stream().map(CustomField.Choice::code).toList();
    return CustomerColumn.of(FilterField.choice(field.name(), codes), words(field), value)
        .asked(test -> fits(field, test));
  }

  private static <T> CustomerColumn<T> beside(
      CustomField field, FilterField.Type type, Field<T> value) {
    return beside(field, type, value, value);
  }

  /** What has an order is read from where the index of that order stands. */
  private static <T> CustomerColumn<T> beside(
      CustomField field, FilterField.Type type, Field<T> value, Field<T> order) {
    var kept = value(field);
    return with(
        plain(field, type, value)
            .orderedBy(order)
            .from(kept, kept.CUSTOMER_ID.eq(CUSTOMER.ID).and(kept.FIELD_ID.eq(inline(field.id())))),
        field,
        Trait.SORTED);
  }

  private static CustomValue value(CustomField field) {
    return CUSTOM_VALUE.as(field.code() + "_value");
  }

  private static <T> CustomerColumn<T> with(
      CustomerColumn<T> column, CustomField field, Trait... own) {
    var traits = new ArrayList<>(List.of(own));
    if (!Viewers.current().exports(field.rule())) {
      traits.add(Trait.KEPT);
    }
    return traits.isEmpty() ? column : column.with(traits.getFirst(), traits.toArray(Trait[]::new));
  }

  private static Words words(CustomField field) {
    return new Words() {
      @Override
      public String title(Frame frame) {
        return field.label(frame.language());
      }

      @Override
      public String choice(Frame frame, String code) {
        return field.choice(code).map(each -> each.label(frame.language())).orElse(code);
      }
    };
  }

  private static Field<String> text(CustomField field) {
    return jsonbGetAttributeAsText(CUSTOMER.CUSTOM, inline(field.code()));
  }

  /** As much of a text, folded, as an index holds; in the order of the alphabet. */
  private static Field<String> begins(CustomField field) {
    return left(value(field).KEY, inline(200)).collate("he-x-icu");
  }

  /** Choices have the order that the office has given them. */
  private static Field<Integer> place(CustomField field) {
    return field(
        select(CHOICE.PLACE)
            .from(CHOICE)
            .where(CHOICE.FIELD_ID.eq(inline(field.id())), CHOICE.CODE.eq(text(field))));
  }

  /** Of those that there are each that the customer has, in their order. */
  private static Field<String[]> codes(CustomField field) {
    var has =
        Routines.holds(
            CUSTOMER.CUSTOM, jsonbObject(key(inline(field.code())).value(jsonbArray(CHOICE.CODE))));
    return array(
        select(CHOICE.CODE)
            .from(CHOICE)
            .where(CHOICE.FIELD_ID.eq(inline(field.id())), condition(has))
            .orderBy(CHOICE.PLACE));
  }

  private static Condition fits(CustomField field, Test test) {
    return switch (test.operator()) {
      case IS_NULL -> holdsAny(field).not();
      case IS_NOT_NULL -> holdsAny(field);
      case EQ -> holds(field, test.values().getFirst());
      case NE -> holds(field, test.values().getFirst()).not();
      case IN -> or(test.values().stream().map(value -> holds(field, value)).toList());
      case CONTAINS, STARTSWITH -> words(field, test);
      case LT, LE, GT, GE, WITHIN -> among(field, between(field, test));
    };
  }

  private static Condition holdsAny(CustomField field) {
    return condition(Routines.holdsAny(CUSTOMER.CUSTOM, val(field.code())));
  }

  private static Condition holds(CustomField field, Object asked) {
    var nodes = JsonNodeFactory.instance;
    var value =
        switch (asked) {
          case BigDecimal number -> nodes.numberNode(number);
          case LocalDate day -> nodes.stringNode(day.toString());
          case Boolean yes -> nodes.booleanNode(yes);
          default ->
              field.type() == CustomField.Type.MULTI_CHOICE
                  ? nodes.arrayNode().add(asked.toString())
                  : nodes.stringNode(asked.toString());
        };
    var json = nodes.objectNode().set(field.code(), value).toString();
    return condition(Routines.holds(CUSTOMER.CUSTOM, val(JSONB.valueOf(json))));
  }

  private static Condition among(CustomField field, Condition fits) {
    return CUSTOMER.ID.in(
        select(CUSTOM_VALUE.CUSTOMER_ID)
            .from(CUSTOM_VALUE)
            .where(CUSTOM_VALUE.FIELD_ID.eq(inline(field.id())), fits));
  }

  private static Condition between(CustomField field, Test test) {
    return field.type() == CustomField.Type.DATE
        ? FilterColumns.on(CUSTOM_VALUE.DAY, test)
        : FilterColumns.on(CUSTOM_VALUE.NUMBER, test);
  }

  /** By its letters from the index, and exactly as it is folded. */
  private static Condition words(CustomField field, Test test) {
    var asked = Folded.of((String) test.values().getFirst()).text();
    var exactly =
        test.operator() == Operator.CONTAINS
            ? CUSTOM_VALUE.KEY.contains(asked)
            : CUSTOM_VALUE.KEY.startsWith(asked);
    var letters = Routines.letters(CUSTOM_VALUE.KEY).contains(Routines.letters(val(asked)));
    return among(field, letters.and(exactly));
  }
}
