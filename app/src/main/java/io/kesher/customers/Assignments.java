package io.kesher.customers;

import static io.kesher.db.customers.Tables.ASSIGNED;
import static io.kesher.db.customers.Tables.ASSIGNMENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.kesher.db.customers.Routines;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.LiveEvents;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * In whose hands customers are: one is put there at once, as many as a list holds by a job that
 * tells how far it is, goes on after a restart and can be taken back.
 */
@Service
public class Assignments {
  static final TaskDescriptor<Void> HAND_OVER = TaskDescriptor.of("hand-over");

  /** Customers of one step, which is one transaction. */
  private static final long STEP = 2_000;

  private final DSLContext database;
  private final Customers customers;
  private final Employees employees;
  private final SchedulerClient scheduler;
  private final LiveEvents live;
  private final Clock clock;

  Assignments(
      DSLContext database,
      Customers customers,
      Employees employees,
      @Lazy SchedulerClient scheduler,
      LiveEvents live,
      Clock clock) {
    this.database = database;
    this.customers = customers;
    this.employees = employees;
    this.scheduler = scheduler;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Puts a customer into somebody's hands.
   *
   * @param owner absent: into nobody's
   * @throws Refusal 404 or 403 as {@link Customers#require(CustomerId, String)}, 422 where nobody
   *     of that id is let in
   */
  @Transactional
  public void assign(CustomerId customer, @Nullable EmployeeId owner) {
    customers.require(customer, "customers:manage");
    check(owner);
    database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, EmployeeId.toNullable(owner))
        .set(CUSTOMER.UPDATED_AT, clock.instant())
        .where(CUSTOMER.ID.eq(customer.value()))
        .execute();
  }

  /**
   * Begins to put customers into somebody's hands.
   *
   * @param whom ids of customers whom the reader sees; of these, those that are theirs to give
   * @param owner absent: into nobody's
   * @return names the assignment
   */
  @Transactional
  public long begin(Select<? extends Record1<Long>> whom, @Nullable EmployeeId owner) {
    check(owner);
    long id =
        database
            .insertInto(ASSIGNMENT)
            .set(ASSIGNMENT.OWNER_ID, EmployeeId.toNullable(owner))
            .set(ASSIGNMENT.BY_ID, Viewers.current().id().map(EmployeeId::value).orElse(null))
            .returningResult(ASSIGNMENT.ID)
            .fetchSingle()
            .value1();
    int size =
        database
            .insertInto(ASSIGNED, ASSIGNED.ASSIGNMENT_ID, ASSIGNED.CUSTOMER_ID, ASSIGNED.PLACE)
            .select(
                select(
                        inline(id),
                        CUSTOMER.ID,
                        rowNumber().over().orderBy(CUSTOMER.ID).cast(Long.class))
                    .from(CUSTOMER)
                    .where(CUSTOMER.ID.in(whom))
                    .and(Customers.within("customers:manage")))
            .execute();
    database
        .update(ASSIGNMENT)
        .set(ASSIGNMENT.CUSTOMERS, (long) size)
        .where(ASSIGNMENT.ID.eq(id))
        .execute();
    queue(id, "there");
    return id;
  }

  public Assignment find(long id) {
    return database
        .selectFrom(ASSIGNMENT)
        .where(ASSIGNMENT.ID.eq(id))
        .fetchOptional(Assignments::assignment)
        .orElseThrow(Refusal::notFound);
  }

  /**
   * Puts them back into the hands that they were in, but for those whom somebody has given on
   * meanwhile. Asking twice is asking once.
   *
   * @throws Refusal 409 as long as it is under way
   */
  @Transactional
  public void undo(long id) {
    Assignment.State now = find(id).state();
    if (now == Assignment.State.UNDOING || now == Assignment.State.UNDONE) {
      return;
    }
    int begun =
        database
            .update(ASSIGNMENT)
            .set(ASSIGNMENT.STATE, "undoing")
            .set(ASSIGNMENT.DONE, 0L)
            .where(ASSIGNMENT.ID.eq(id), ASSIGNMENT.STATE.eq("done"))
            .execute();
    if (begun == 0) {
      throw Refusal.of(HttpStatus.CONFLICT, "customers.refusal.assignment-runs");
    }
    queue(id, "back");
  }

  /** One step of the work; false where nothing is left. */
  @Transactional
  public boolean step(long id) {
    Routines.handOver(database.configuration(), id, STEP);
    live.publish("customers/assignments/" + id);
    return find(id).moves();
  }

  private void queue(long id, String way) {
    scheduler.scheduleIfNotExists(HAND_OVER.instance(id + "/" + way).scheduledTo(clock.instant()));
  }

  private void check(@Nullable EmployeeId owner) {
    if (owner != null && !employees.enabled(owner)) {
      throw Refusal.of(List.of(FieldFault.of("employee", "customers.fault.employee")));
    }
  }

  private static Assignment assignment(Record row) {
    return new Assignment(
        row.get(ASSIGNMENT.ID),
        EmployeeId.ofNullable(row.get(ASSIGNMENT.OWNER_ID)),
        Assignment.State.valueOf(row.get(ASSIGNMENT.STATE).toUpperCase(Locale.ROOT)),
        row.get(ASSIGNMENT.CUSTOMERS),
        row.get(ASSIGNMENT.DONE),
        row.get(ASSIGNMENT.AT));
  }
}
