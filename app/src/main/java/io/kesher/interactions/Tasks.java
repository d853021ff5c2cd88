package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.interactions.Tables.TASK;
import static io.kesher.db.interactions.Tables.TASK_STEP;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.TimelineSource.Wish;
import io.kesher.customers.TodayItem.About;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** All that is to be done, and what was. */
@Service
public class Tasks {
  static final String SEE = "tasks:see";
  private static final Field<Instant> LATEST = coalesce(TASK.DONE_AT, TASK.CREATED_AT);
  private static final Field<List<Task.Step>> STEPS =
      multiset(
              select(TASK_STEP.PLACE.cast(Integer.class), TASK_STEP.TEXT, TASK_STEP.DONE)
                  .from(TASK_STEP)
                  .where(TASK_STEP.TASK_ID.eq(TASK.ID))
                  .orderBy(TASK_STEP.PLACE))
          .convertFrom(rows -> rows.map(Records.mapping(Task.Step::new)))
          .as("steps");

  private final DSLContext database;
  private final Reads reads;

  Tasks(DSLContext database, Reads reads) {
    this.database = database;
    this.reads = reads;
  }

  /**
   * Which tasks a list shows.
   *
   * @param mine those of whoever looks alone, else all that they see
   */
  public record Search(boolean mine, boolean done, @Nullable After after, int limit) {}

  /** Where a list goes on: behind this one, by the day due; of what is done, by when it was. */
  public record After(@Nullable LocalDate day, @Nullable Instant doneAt, long id) {
    static After of(Task task) {
      return task.done()
          ? new After(null, task.doneAt(), task.id())
          : new After(task.dueDay(), null, task.id());
    }
  }

  /**
   * @param next absent on the last page
   */
  public record Page(List<Task> tasks, @Nullable After next) {}

  /** What is open, the most pressing first; what is done, the latest first. */
  public Page page(Search search) {
    var tasks = tasks(search.mine() ? mine() : reached(SEE));
    var found =
        search.done()
            ? tasks
                .and(TASK.DONE_AT.isNotNull())
                .and(behindDone(search.after()))
                .orderBy(TASK.DONE_AT.desc(), TASK.ID.desc())
                .limit(search.limit() + 1)
                .fetch(Tasks::task)
            : tasks
                .and(TASK.DONE_AT.isNull())
                .and(behindOpen(search.after()))
                .orderBy(TASK.DUE_DAY, TASK.ID)
                .limit(search.limit() + 1)
                .fetch(Tasks::task);
    boolean more = found.size() > search.limit();
    var page = noted(more ? found.subList(0, search.limit()) : found);
    return new Page(page, more ? After.of(page.getLast()) : null);
  }

  private static Condition behindOpen(@Nullable After after) {
    return after == null || after.day() == null
        ? noCondition()
        : row(TASK.DUE_DAY, TASK.ID).gt(after.day(), after.id());
  }

  private static Condition behindDone(@Nullable After after) {
    return after == null || after.doneAt() == null
        ? noCondition()
        : row(TASK.DONE_AT, TASK.ID).lt(after.doneAt(), after.id());
  }

  /** Of whoever looks, what stands on this day: due until then, or to be reminded of. */
  List<Task> shown(LocalDate today, int limit) {
    return noted(
        tasks(mine())
            .and(TASK.DONE_AT.isNull())
            .and(TASK.SHOWS_ON.le(today))
            .orderBy(TASK.SHOWS_ON, TASK.ID)
            .limit(limit)
            .fetch(Tasks::task));
  }

  /** What is or was due on these days, by the day and the hour. */
  List<Task> due(LocalDate first, LocalDate last, Reached whose, int limit) {
    return noted(
        tasks(reached(SEE))
            .and(of(whose))
            .and(TASK.DUE_DAY.between(first, last))
            .orderBy(TASK.DUE_DAY, TASK.DUE_TIME.asc().nullsLast(), TASK.ID)
            .limit(limit)
            .fetch(Tasks::task));
  }

  private static Condition of(Reached whose) {
    return switch (whose) {
      case Reached.Everybody() -> noCondition();
      case Reached.Only(var employees) ->
          TASK.OWNER_ID.in(employees.stream().map(EmployeeId::value).toList());
    };
  }

  /** What is open for a customer, the most pressing first. */
  public List<Task> openOf(CustomerId customer, int limit) {
    return tasks(reached(SEE))
        .and(TASK.CUSTOMER_ID.eq(customer.value()))
        .and(TASK.DONE_AT.isNull())
        .orderBy(TASK.DUE_DAY, TASK.ID)
        .limit(limit)
        .fetch(Tasks::task);
  }

  /** Of a customer, by when they were done, or made as long as they are open; the latest first. */
  List<Task> of(CustomerId customer, Wish wish) {
    return tasks(reached(SEE))
        .and(TASK.CUSTOMER_ID.eq(customer.value()))
        .and(row(LATEST, TASK.ID).lt(wish.before(), wish.beforeId()))
        .orderBy(LATEST.desc(), TASK.ID.desc())
        .limit(wish.limit())
        .fetch(Tasks::task);
  }

  /**
   * @throws Refusal 404 where there is no such task or the reader may not see it
   */
  public Task find(long id) {
    return noted(tasks(reached(SEE)).and(TASK.ID.eq(id)).fetch(Tasks::task)).stream()
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  /**
   * The task, to be changed: of two who change one at once the second waits, and then sees what the
   * first did.
   *
   * @throws Refusal 404 where the reader may not see it, 403 where they may, but not change it
   */
  Task changeable(long id) {
    database.select(TASK.ID).from(TASK).where(TASK.ID.eq(id)).forUpdate().fetchOptional();
    var task = find(id);
    if (!mayChange(task)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
    return task;
  }

  /** Whoever gave a task may change it too. */
  public static boolean mayChange(Task task) {
    var viewer = Viewers.current();
    return viewer.reach("tasks:change").includes(task.owner())
        || viewer.may("tasks:change")
            && viewer.id().isPresent()
            && Objects.equals(task.createdBy(), viewer.id().get());
  }

  private List<Task> noted(List<Task> tasks) {
    var shown =
        tasks.stream()
            .map(Task::customer)
            .filter(Objects::nonNull)
            .map(about -> about.id().value())
            .distinct()
            .toList();
    if (!shown.isEmpty()) {
      reads.saw(Verb.LIST, "customer", shown);
    }
    return tasks;
  }

  private static Condition mine() {
    var me = Viewers.current().id().map(EmployeeId::value).orElse(0L);
    return TASK.OWNER_ID.eq(me);
  }

  static Condition reached(String permission) {
    return reached(permission, TASK.OWNER_ID, TASK.CREATED_BY);
  }

  /** One's own, those of one's reach, and those that one has given to somebody. */
  static Condition reached(String permission, Field<Long> owner, Field<Long> createdBy) {
    var viewer = Viewers.current();
    return switch (viewer.reach(permission)) {
      case Reached.Everybody() -> trueCondition();
      case Reached.Only(var employees) ->
          owner
              .in(employees.stream().map(EmployeeId::value).toList())
              .or(
                  viewer.may(permission)
                      ? createdBy.eq(viewer.id().map(EmployeeId::value).orElse(0L))
                      : org.jooq.impl.DSL.falseCondition());
    };
  }

  /**
   * A task stays its owner's when its customer goes into hands that they do not see, and waits with
   * whoever is in the trash.
   */
  private SelectConditionStep<Record> tasks(Condition which) {
    return database
        .select(TASK.fields())
        .select(CUSTOMER.ID, CUSTOMER.DISPLAY_NAME, EMPLOYEE.NAME, STEPS)
        .from(TASK)
        .join(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(TASK.OWNER_ID))
        .leftJoin(CUSTOMER)
        .on(CUSTOMER.ID.eq(TASK.CUSTOMER_ID), Customers.visible())
        .where(which, TASK.TRASHED_AT.isNull())
        .and(TASK.CUSTOMER_ID.isNull().or(Customers.notInTrash(TASK.CUSTOMER_ID)));
  }

  private static Task task(Record row) {
    Long customer = row.get(CUSTOMER.ID);
    Short remind = row.get(TASK.REMIND_DAYS);
    return new Task(
        row.get(TASK.ID),
        customer == null
            ? null
            : new About(new CustomerId(customer), row.get(CUSTOMER.DISPLAY_NAME)),
        new EmployeeId(row.get(TASK.OWNER_ID)),
        row.get(EMPLOYEE.NAME),
        row.get(TASK.TITLE),
        row.get(TASK.DUE_DAY),
        row.get(TASK.DUE_TIME),
        remind == null ? null : (Integer) remind.intValue(),
        Repetition.of(row.get(TASK.REPEATS)),
        row.get(STEPS),
        EmployeeId.ofNullable(row.get(TASK.CREATED_BY)),
        row.get(TASK.DONE_AT),
        row.get(TASK.CREATED_AT),
        row.get(TASK.VERSION));
  }
}
