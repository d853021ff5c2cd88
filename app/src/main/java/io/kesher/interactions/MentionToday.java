package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.interactions.Tables.MENTION;
import static io.kesher.db.interactions.Tables.RETRACTION;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.TodayItem;
import io.kesher.customers.TodayItem.About;
import io.kesher.customers.TodayItem.Urgency;
import io.kesher.customers.TodaySource;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Where a colleague has called one by name, until one has seen it. */
@Component
class MentionToday implements TodaySource {
  private static final int MOST = 100;
  private static final int TITLE = 160;

  private final DSLContext database;

  MentionToday(DSLContext database) {
    this.database = database;
  }

  @Override
  public List<TodayItem> of(Frame frame, LocalDate today) {
    var me = Viewers.current().id().map(EmployeeId::value).orElse(0L);
    return database
        .select(
            INTERACTION.ID,
            INTERACTION.AT,
            INTERACTION.SUMMARY,
            EMPLOYEE.NAME,
            CUSTOMER.ID,
            CUSTOMER.DISPLAY_NAME)
        .from(MENTION)
        .join(INTERACTION)
        .on(INTERACTION.ID.eq(MENTION.INTERACTION_ID))
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(INTERACTION.CUSTOMER_ID))
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(INTERACTION.WORDED_BY))
        .where(MENTION.EMPLOYEE_ID.eq(me), MENTION.DONE_AT.isNull())
        .and(Customers.visible(Interactions.SEE))
        .and(
            notExists(
                selectOne().from(RETRACTION).where(RETRACTION.INTERACTION_ID.eq(INTERACTION.ID))))
        .orderBy(MENTION.INTERACTION_ID.desc())
        .limit(MOST)
        .fetch(row -> item(frame, row));
  }

  private static TodayItem item(Frame frame, Record row) {
    var customer = new CustomerId(row.get(CUSTOMER.ID));
    var summary = row.get(INTERACTION.SUMMARY).strip();
    var who = Objects.requireNonNullElse(row.get(EMPLOYEE.NAME), "–");
    return new TodayItem(
        "mention",
        row.get(INTERACTION.ID),
        Urgency.TODAY,
        "chat",
        summary.codePointCount(0, summary.length()) > TITLE
            ? summary.substring(0, summary.offsetByCodePoints(0, TITLE)) + "…"
            : summary,
        frame.say("interactions.today.mention", who),
        row.get(INTERACTION.AT).atZone(frame.office().zone()).toLocalDate(),
        null,
        new About(customer, row.get(CUSTOMER.DISPLAY_NAME)),
        "/customers/" + customer + "/interactions/" + row.get(INTERACTION.ID));
  }
}
