package io.kesher.interactions;

import static io.kesher.db.interactions.Tables.TASK;
import static io.kesher.importing.FieldType.DATE;
import static io.kesher.importing.FieldType.TEXT;
import static org.jooq.impl.DSL.sequence;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Offices;
import io.kesher.importing.Copy;
import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportTarget;
import io.kesher.importing.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Sequence;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Rows become tasks for their customer. Whoever is to do them is an employee who is called so: a
 * file makes no employees, and a task without anybody is none.
 */
@Component
@Order(45)
final class TaskTarget implements ImportTarget {
  private static final String NAME = "task";
  private static final String EMPLOYEE = "employee";
  private static final String DUE = "due";
  private static final int LONGEST_TITLE = 300;
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);
  private static final Sequence<Long> NUMBERS =
      sequence(DSL.name("interactions", "task_id_seq"), Long.class);
  private static final List<Field<?>> COLUMNS =
      List.of(
          TASK.ID,
          TASK.CUSTOMER_ID,
          TASK.OWNER_ID,
          TASK.TITLE,
          TASK.DUE_DAY,
          TASK.DONE_AT,
          TASK.CREATED_AT,
          TASK.IMPORT_ID);

  private final DSLContext database;
  private final Employees employees;
  private final Offices offices;
  private final Clock clock;

  TaskTarget(DSLContext database, Employees employees, Offices offices, Clock clock) {
    this.database = database;
    this.employees = employees;
    this.offices = offices;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isBeside() {
    return true;
  }

  @Override
  public List<ImportField> fields() {
    return List.of(
        ImportField.required("title", TEXT),
        ImportField.required(DUE, DATE),
        ImportField.required(EMPLOYEE, TEXT),
        ImportField.optional("done", DATE));
  }

  @Override
  public Function<Map<String, Object>, Optional<Fault>> checks() {
    var colleagues = new CalledSo(employees.enabled());
    return values -> check(values).or(() -> nobody(values, colleagues));
  }

  @Override
  public Optional<Fault> check(Map<String, Object> values) {
    if (values.get(DUE) instanceof LocalDate due && (due.isBefore(FIRST) || due.isAfter(LAST))) {
      return Optional.of(new Fault("out-of-range", DUE));
    }
    return Fault.tooLong(values, "title", LONGEST_TITLE);
  }

  private static Optional<Fault> nobody(Map<String, Object> values, CalledSo colleagues) {
    return values.get(EMPLOYEE) instanceof String name && colleagues.called(name) == null
        ? Optional.of(new Fault("unknown-employee", EMPLOYEE))
        : Optional.empty();
  }

  @Override
  public void write(ImportChunk chunk) {
    var rows = chunk.byReference(chunk.records(NAME), "customer");
    if (rows.isEmpty()) {
      return;
    }
    var colleagues = new CalledSo(employees.enabled());
    var ids = database.nextvals(NUMBERS, rows.size());
    var zone = offices.current().zone();
    Copy.into(
        database,
        TASK,
        COLUMNS,
        line -> {
          for (int place = 0; place < rows.size(); place++) {
            var row = rows.get(place);
            var done = row.date("done");
            line.add(ids.get(place))
                .add(chunk.reference(row.row(), "customer"))
                .add(owner(colleagues, row.text(EMPLOYEE)))
                .add(row.text("title"))
                .add(row.date(DUE))
                .add(done == null ? null : done.atTime(LocalTime.NOON).atZone(zone).toInstant())
                .add(clock.instant())
                .add(chunk.importId())
                .end();
          }
        });
    for (int place = 0; place < rows.size(); place++) {
      chunk.settle(rows.get(place).row(), NAME, ids.get(place), Outcome.CREATED);
    }
  }

  private static long owner(CalledSo colleagues, @Nullable String name) {
    return Objects.requireNonNull(EmployeeId.toNullable(colleagues.called(name)));
  }

  /** What somebody has done or changed since stays. */
  @Override
  public Undone undo(long importId) {
    long removed =
        database.deleteFrom(TASK).where(TASK.IMPORT_ID.eq(importId), TASK.VERSION.eq(1)).execute();
    long kept =
        database.update(TASK).setNull(TASK.IMPORT_ID).where(TASK.IMPORT_ID.eq(importId)).execute();
    return new Undone(removed, 0, kept);
  }
}
