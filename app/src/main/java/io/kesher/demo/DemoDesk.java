package io.kesher.demo;

import static io.kesher.db.customers.Tables.BULK_CHANGE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.select;

import io.kesher.customers.BulkChanges;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.interactions.Repetition;
import io.kesher.interactions.TaskDraft;
import io.kesher.interactions.TaskEdits;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The desk of whoever signs in to the demo office: the customers whom the story lets them know are
 * theirs, a few tasks wait, and some cases are open.
 */
@Component
class DemoDesk {
  private final BulkChanges changes;
  private final TaskEdits tasks;
  private final DemoCases cases;
  private final DSLContext database;

  DemoDesk(BulkChanges changes, TaskEdits tasks, DemoCases cases, DSLContext database) {
    this.changes = changes;
    this.tasks = tasks;
    this.cases = cases;
    this.database = database;
  }

  /**
   * All of it or nothing, and once; for an office whose files are in. A program that was killed
   * just after this finds it laid.
   */
  @Transactional
  public void lay(Preparation office) {
    if (database.fetchExists(BULK_CHANGE)) {
      return;
    }
    var administrator = new EmployeeId(office.administrator());
    Viewers.asOffice(() -> {
      changes.begin(
          select(CUSTOMER.ID).from(CUSTOMER).where(CUSTOMER.EXTERNAL_ID.in(known(office))),
          new BulkChanges.Wish("owner", null, Long.toString(administrator.value())));
      LocalDate today = office.today();
      note(administrator, "אישור ביטוח חתום", "מיכל בן־שמחון", today.minusDays(1), null, List.of());
      note(
          administrator,
          "שיחה על התביעות של השנה",
          "אילן מרגלית",
          today,
          LocalTime.of(10, 30),
          List.of("סכומי התביעות מול הפרמיה", "הצעה להשתתפות עצמית גבוהה יותר"));
      note(
          administrator,
          "סיכום שבועי עם הצוות",
          null,
          today,
          LocalTime.of(16, 0),
          List.of("חידושים באיחור", "לקוחות שעברו קבוצה"));
      cases.lay(today, administrator);
      return administrator;
    });
  }

  private static List<String> known(Preparation office) {
    return DemoOffice.of(office.today(), DemoOffice.SEED).customersOf(Staff.ALL.getFirst()).stream()
        .map(customer -> String.valueOf(customer.number()))
        .toList();
  }

  private void note(
      EmployeeId owner,
      String title,
      @Nullable String customer,
      LocalDate day,
      @Nullable LocalTime time,
      List<String> steps) {
    var repeats = customer == null ? Repetition.WEEKLY : null;
    tasks.create(
        new TaskDraft(title, id(customer), owner.value(), day, time, null, repeats, steps));
  }

  private @Nullable Long id(@Nullable String name) {
    return database
        .select(CUSTOMER.ID)
        .from(CUSTOMER)
        .where(CUSTOMER.NAME.eq(name))
        .limit(1)
        .fetchOptional(CUSTOMER.ID)
        .orElse(null);
  }
}
