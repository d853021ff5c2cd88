package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.interactions.Tables.BIRTHDAY;
import static org.jooq.impl.DSL.noCondition;

import io.kesher.customers.CalendarItem;
import io.kesher.customers.CalendarSource;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.TodayItem.About;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Birthdays of customers in somebody's hands, for those who may see when people were born. */
@Component
@Order(30)
class BirthdayCalendar implements CalendarSource {
  private static final int MOST = 200;

  private final DSLContext database;

  BirthdayCalendar(DSLContext database) {
    this.database = database;
  }

  @Override
  public List<CalendarItem> between(Frame frame, LocalDate first, LocalDate last, Reached whose) {
    if (!Viewers.current().sees("customers.birth-date")) {
      return List.of();
    }
    Map<BigDecimal, LocalDate> days = new HashMap<>();
    first
        .datesUntil(last.plusDays(1))
        .forEach(day -> BirthdayToday.days(day).forEach(born -> days.putIfAbsent(born, day)));
    return database
        .select(CUSTOMER.ID, CUSTOMER.DISPLAY_NAME, BIRTHDAY.DAY)
        .from(BIRTHDAY)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(BIRTHDAY.CUSTOMER_ID))
        .where(of(whose))
        .and(BIRTHDAY.DAY.in(days.keySet()))
        .and(Customers.visible())
        .orderBy(CUSTOMER.ID)
        .limit(MOST)
        .fetch(row -> item(frame, row, days));
  }

  private static Condition of(Reached whose) {
    return switch (whose) {
      case Reached.Everybody() -> noCondition();
      case Reached.Only(var employees) ->
          BIRTHDAY.OWNER_ID.in(employees.stream().map(EmployeeId::value).toList());
    };
  }

  private static CalendarItem item(Frame frame, Record row, Map<BigDecimal, LocalDate> days) {
    var customer = new CustomerId(row.get(CUSTOMER.ID));
    return new CalendarItem(
        "birthday",
        customer.value(),
        Objects.requireNonNull(days.get(row.get(BIRTHDAY.DAY).setScale(0))),
        null,
        "heart",
        frame.say("interactions.week.birthday"),
        false,
        new About(customer, row.get(CUSTOMER.DISPLAY_NAME)),
        "/customers/" + customer);
  }
}
