package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.interactions.Tables.BIRTHDAY;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.TodayItem;
import io.kesher.customers.TodayItem.About;
import io.kesher.customers.TodayItem.Urgency;
import io.kesher.customers.TodaySource;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/**
 * Today's birthdays of the customers in one's hands, for those who may see when people were born.
 */
@Component
class BirthdayToday implements TodaySource {
  private static final int MOST = 50;
  private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

  private final DSLContext database;

  BirthdayToday(DSLContext database) {
    this.database = database;
  }

  @Override
  public List<TodayItem> of(Frame frame, LocalDate today) {
    var viewer = Viewers.current();
    if (!viewer.sees("customers.birth-date") || viewer.id().isEmpty()) {
      return List.of();
    }
    return database
        .select(CUSTOMER.ID, CUSTOMER.DISPLAY_NAME, BIRTHDAY.BIRTH_DATE)
        .from(BIRTHDAY)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(BIRTHDAY.CUSTOMER_ID))
        .where(BIRTHDAY.OWNER_ID.eq(viewer.id().map(EmployeeId::value).orElseThrow()))
        .and(BIRTHDAY.DAY.in(days(today)))
        .and(Customers.visible())
        .orderBy(CUSTOMER.ID)
        .limit(MOST)
        .fetch(row -> item(frame, row, today));
  }

  /** Who was born on a 29th of February has their birthday on the 28th in other years. */
  static List<BigDecimal> days(LocalDate today) {
    boolean both = !today.isLeapYear() && MonthDay.from(today).equals(MonthDay.of(2, 28));
    return Stream.of(MonthDay.from(today), both ? LEAP_DAY : MonthDay.from(today))
        .map(day -> BigDecimal.valueOf(day.getMonthValue() * 100L + day.getDayOfMonth()))
        .distinct()
        .toList();
  }

  private static TodayItem item(Frame frame, Record row, LocalDate today) {
    var customer = new CustomerId(row.get(CUSTOMER.ID));
    var name = row.get(CUSTOMER.DISPLAY_NAME);
    int age = today.getYear() - row.get(BIRTHDAY.BIRTH_DATE).getYear();
    return new TodayItem(
        "birthday",
        customer.value(),
        Urgency.TODAY,
        "heart",
        frame.say("interactions.today.birthday"),
        frame.say("interactions.today.turns", frame.number(age)),
        today,
        null,
        new About(customer, name),
        "/customers/" + customer);
  }
}
