package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.interactions.Tables.CONTEST_TASK;
import static io.kesher.db.interactions.Tables.TASK;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Trash;
import io.kesher.customers.TrashShelf;
import io.kesher.identity.Viewers;
import io.kesher.web.LiveEvents;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tasks that were put aside: nobody is reminded of them until somebody brings them back. Of one
 * that repeats, none comes after it. After thirty days they end.
 */
@Service
@Order(20)
public class TaskTrash implements TrashShelf {
  private static final String CHANGE = "tasks:change";

  private final DSLContext database;
  private final Tasks tasks;
  private final Reads reads;
  private final LiveEvents live;
  private final Clock clock;

  TaskTrash(DSLContext database, Tasks tasks, Reads reads, LiveEvents live, Clock clock) {
    this.database = database;
    this.tasks = tasks;
    this.reads = reads;
    this.live = live;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "task";
  }

  @Override
  public String permission() {
    return CHANGE;
  }

  @Override
  public String title() {
    return "interactions.tasks";
  }

  /**
   * Puts a task there that somebody has read at this version. Asking twice is asking once.
   *
   * @throws Refusal 404 where the reader may not see it, 403 where they may, but not change it; 409
   *     where somebody has changed it since, or a dispute waits for it
   */
  @Transactional
  public void put(long id, int version) {
    if (find(id).isPresent()) {
      return;
    }
    var task = tasks.changeable(id);
    if (task.version() != version) {
      throw Refusal.of(HttpStatus.CONFLICT, "interactions.refusal.task-changed");
    }
    if (database.fetchExists(CONTEST_TASK, CONTEST_TASK.TASK_ID.eq(id))) {
      throw Refusal.of(HttpStatus.CONFLICT, "interactions.refusal.task-of-contest");
    }
    database
        .update(TASK)
        .set(TASK.TRASHED_AT, clock.instant())
        .set(TASK.TRASHED_BY, Viewers.by())
        .set(TASK.VERSION, TASK.VERSION.plus(1))
        .where(TASK.ID.eq(id))
        .execute();
    live.publishToday(task.owner().value());
  }

  @Override
  @Transactional
  public String restore(long id) {
    database
        .update(TASK)
        .setNull(TASK.TRASHED_AT)
        .setNull(TASK.TRASHED_BY)
        .set(TASK.VERSION, TASK.VERSION.plus(1))
        .where(TASK.ID.eq(id), mine())
        .returningResult(TASK.OWNER_ID)
        .fetchOptional(TASK.OWNER_ID)
        .ifPresentOrElse(live::publishToday, () -> tasks.changeable(id));
    return "/tasks/" + id;
  }

  @Override
  public Optional<Lying> find(long id) {
    return rows(TASK.ID.eq(id), null, 1).stream().findFirst();
  }

  @Override
  public List<Lying> page(Trash.@Nullable After after, int limit) {
    var page = rows(noCondition(), after, limit);
    var whose =
        page.stream()
            .map(Lying::customer)
            .filter(Objects::nonNull)
            .map(CustomerId::value)
            .distinct()
            .toList();
    reads.saw(Verb.LIST, "customer", whose);
    return page;
  }

  private List<Lying> rows(Condition which, Trash.@Nullable After after, int limit) {
    return database
        .select(
            TASK.ID, TASK.TITLE, TASK.TRASHED_AT, EMPLOYEE.NAME, CUSTOMER.ID, CUSTOMER.DISPLAY_NAME)
        .from(TASK)
        .leftJoin(CUSTOMER)
        .on(CUSTOMER.ID.eq(TASK.CUSTOMER_ID), Customers.visible())
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(TASK.TRASHED_BY))
        .where(which, mine())
        .and(
            after == null
                ? noCondition()
                : row(TASK.TRASHED_AT, TASK.ID).lt(after.at(), after.id()))
        .orderBy(TASK.TRASHED_AT.desc(), TASK.ID.desc())
        .limit(limit)
        .fetch(TaskTrash::lying);
  }

  /** Those in it that the reader might bring back; with whoever is in the trash, they wait. */
  private static Condition mine() {
    return TASK.TRASHED_AT
        .isNotNull()
        .and(Tasks.reached(Tasks.SEE))
        .and(Tasks.reached(CHANGE))
        .and(TASK.CUSTOMER_ID.isNull().or(Customers.notInTrash(TASK.CUSTOMER_ID)));
  }

  private static Lying lying(Record row) {
    Long customer = row.get(CUSTOMER.ID);
    return new Lying(
        row.get(TASK.ID),
        row.get(TASK.TITLE),
        customer == null ? null : new CustomerId(customer),
        row.get(CUSTOMER.DISPLAY_NAME),
        row.get(TASK.TRASHED_AT),
        row.get(EMPLOYEE.NAME));
  }

  /** Those whose time is over go for good. */
  @Transactional
  public int endOld() {
    var old = select(TASK.ID).from(TASK).where(TASK.TRASHED_AT.le(clock.instant().minus(KEPT)));
    database.update(TASK).setNull(TASK.AFTER_ID).where(TASK.AFTER_ID.in(old)).execute();
    return database.deleteFrom(TASK).where(TASK.ID.in(old)).execute();
  }
}
