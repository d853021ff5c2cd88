package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.interactions.Tables.RETRACTION;
import static io.kesher.db.interactions.Tables.TASK;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.api.Filter.Operator;
import io.kesher.api.Filter.Test;
import io.kesher.api.FilterField;
import io.kesher.api.FilterField.Type;
import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerColumn.Trait;
import io.kesher.customers.CustomerColumn.Words;
import io.kesher.customers.CustomerColumns;
import io.kesher.db.interactions.tables.Interaction;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * When somebody last spoke with a customer, and whether anything is to be done for them: columns of
 * their list.
 */
@Component
@Order(30)
class LastContact implements CustomerColumns {
  private final Offices offices;

  LastContact(Offices offices) {
    this.offices = offices;
  }

  @Override
  public List<CustomerColumn<?>> all() {
    List<CustomerColumn<?>> columns = new ArrayList<>(List.of(lastContact()));
    if (Viewers.current().may(Tasks.SEE)) {
      columns.add(openTask());
    }
    return columns;
  }

  /**
   * Of all that were logged none is later: read by time from one index or by customer from another.
   */
  private CustomerColumn<?> lastContact() {
    var last = INTERACTION.as("last_contact");
    var later = INTERACTION.as("later_contact");
    var latest =
        DSL.select(last.CUSTOMER_ID, last.AT)
            .from(last)
            .where(counts(last))
            .and(
                notExists(
                    selectOne()
                        .from(later)
                        .where(later.CUSTOMER_ID.eq(last.CUSTOMER_ID))
                        .and(counts(later))
                        .and(row(later.AT, later.ID).gt(row(last.AT, last.ID)))))
            .asTable("latest_contact", "customer_id", "at");
    var at = Objects.requireNonNull(latest.field("at", INTERACTION.AT.getDataType()));
    var customer = Objects.requireNonNull(latest.field("customer_id", Long.class));
    return CustomerColumn.of(
            FilterField.of("lastContact", Type.DATE),
            Words.of("interactions.column.last-contact"),
            at)
        .from(latest, CUSTOMER.ID.eq(customer))
        .asked(test -> onDays(at, test, offices.current().zone()))
        .within("interactions:see")
        .with(Trait.SORTED);
  }

  /** Notes are no contact, nor is what was logged by mistake. */
  private static Condition counts(Interaction interaction) {
    return interaction
        .KIND
        .ne("note")
        .and(
            notExists(
                selectOne().from(RETRACTION).where(RETRACTION.INTERACTION_ID.eq(interaction.ID))));
  }

  /** A day is all moments from its beginning until the next one's. */
  private static Condition onDays(Field<Instant> at, Test test, ZoneId zone) {
    return switch (test.operator()) {
      case IS_NULL -> at.isNull();
      case IS_NOT_NULL -> at.isNotNull();
      case LT -> at.lt(start(test, 0, zone));
      case LE -> at.lt(start(test, 1, zone));
      case GT -> at.ge(start(test, 1, zone));
      case GE -> at.ge(start(test, 0, zone));
      case WITHIN ->
          at.ge(start(test, 0, zone)).and(at.lt(begin(test.values().getLast(), 1, zone)));
      case NE -> at.isNull().or(on(at, test.values().getFirst(), zone).not());
      default -> DSL.or(test.values().stream().map(day -> on(at, day, zone)).toList());
    };
  }

  private static Condition on(Field<Instant> at, Object day, ZoneId zone) {
    return at.ge(begin(day, 0, zone)).and(at.lt(begin(day, 1, zone)));
  }

  private static Instant start(Test test, int later, ZoneId zone) {
    return begin(test.values().getFirst(), later, zone);
  }

  private static Instant begin(Object day, int later, ZoneId zone) {
    return ((LocalDate) day).plusDays(later).atStartOfDay(zone).toInstant();
  }

  private static CustomerColumn<?> openTask() {
    var open =
        exists(
            selectOne()
                .from(TASK)
                .where(TASK.CUSTOMER_ID.eq(CUSTOMER.ID), TASK.DONE_AT.isNull())
                .and(TASK.TRASHED_AT.isNull())
                .and(Tasks.reached(Tasks.SEE)));
    return CustomerColumn.of(
            FilterField.of("openTask", Type.YES_NO),
            Words.of("interactions.column.open-task"),
            field(open))
        .asked(test -> yes(test) ? open : open.not());
  }

  private static boolean yes(Test test) {
    boolean asked = (Boolean) test.values().getFirst();
    return test.operator() == Operator.NE ? !asked : asked;
  }
}
