package io.kesher.customers;

import static io.kesher.db.customers.Tables.BULK_CHANGE;
import static io.kesher.db.customers.Tables.BULK_CHANGED;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.LiveEvents;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One change of as many customers as a list holds: by a job that tells how far it is, holds few of
 * them at a time, goes on after a restart and can be taken back.
 */
@Service
public class BulkChanges {
  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("bulk-change");

  /** The field whose detail is the name of a tag. */
  public static final String TAG = "tag";

  /** Customers of one step, which is one transaction. */
  private static final long STEP = 500;

  private static final int LISTED = 50;

  private final DSLContext database;
  private final Tags tags;
  private final ObjectProvider<CustomerColumns> columns;
  private final SchedulerClient scheduler;
  private final LiveEvents live;
  private final Clock clock;

  BulkChanges(
      DSLContext database,
      Tags tags,
      ObjectProvider<CustomerColumns> columns,
      @Lazy SchedulerClient scheduler,
      LiveEvents live,
      Clock clock) {
    this.database = database;
    this.tags = tags;
    this.columns = columns;
    this.scheduler = scheduler;
    this.live = live;
    this.clock = clock;
  }

  /**
   * What is to change.
   *
   * @param field the column, or {@link #TAG}
   * @param detail the tag
   * @param value as typed; blank for nothing, which takes a tag off
   */
  public record Wish(String field, @Nullable String detail, String value) {}

  /**
   * Begins to change customers.
   *
   * @param whom ids of customers whom the reader sees; of these, those that are theirs to change
   * @return names the change
   * @throws Refusal 422 where it is no such column or value, 403 where it is not the reader's to
   *     change
   */
  @Transactional
  public long begin(Select<? extends Record1<Long>> whom, Wish wish) {
    boolean tagged = wish.field().equals(TAG);
    var tag = tagged ? tags.made(wish.detail()) : null;
    var editing = tag == null ? editing(wish.field()) : new TagEditing(Tags.key(tag));
    if (!Viewers.current().may(editing.permission())) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
    long id =
        database
            .insertInto(BULK_CHANGE)
            .set(BULK_CHANGE.FIELD, wish.field())
            .set(BULK_CHANGE.DETAIL, tag)
            .set(BULK_CHANGE.VALUE, editing.read(wish.value()))
            .set(BULK_CHANGE.BY_ID, Viewers.by())
            .set(BULK_CHANGE.AT, clock.instant())
            .returningResult(BULK_CHANGE.ID)
            .fetchSingle()
            .value1();
    int size =
        database
            .insertInto(
                BULK_CHANGED,
                BULK_CHANGED.BULK_CHANGE_ID,
                BULK_CHANGED.CUSTOMER_ID,
                BULK_CHANGED.PLACE)
            .select(
                select(
                        inline(id),
                        CUSTOMER.ID,
                        rowNumber().over().orderBy(CUSTOMER.ID).cast(Long.class))
                    .from(CUSTOMER)
                    .where(CUSTOMER.ID.in(whom))
                    .and(Customers.within(editing.permission())))
            .execute();
    database
        .update(BULK_CHANGE)
        .set(BULK_CHANGE.CUSTOMERS, (long) size)
        .where(BULK_CHANGE.ID.eq(id))
        .execute();
    queue(id, "there");
    return id;
  }

  /** The columns of which many customers can be given the same. */
  public List<CustomerColumn<?>> columns() {
    var viewer = Viewers.current();
    return columns
        .orderedStream()
        .flatMap(each -> each.all().stream())
        .<CustomerColumn<?>>map(each -> each)
        .filter(each -> each.editing() != null && each.editing().many())
        .filter(each -> viewer.may(Objects.requireNonNull(each.editing()).permission()))
        .toList();
  }

  /** The latest of all that the reader may know of: everybody's, or their own. */
  public List<BulkChange> latest() {
    return read(reader()).orderBy(BULK_CHANGE.ID.desc()).limit(LISTED).fetch(BulkChanges::change);
  }

  /**
   * @throws Refusal 404 where there is none, or it is somebody else's and not the reader's to see
   */
  public BulkChange find(long id) {
    return read(BULK_CHANGE.ID.eq(id).and(reader()))
        .fetchOptional(BulkChanges::change)
        .orElseThrow(Refusal::notFound);
  }

  /**
   * Gives them back what they had, but for those of whom somebody has changed it meanwhile. Asking
   * twice is asking once.
   *
   * @throws Refusal 409 as long as it is under way
   */
  @Transactional
  public void undo(long id) {
    var now = find(id).state();
    if (now == BulkChange.State.UNDOING || now == BulkChange.State.UNDONE) {
      return;
    }
    int begun =
        database
            .update(BULK_CHANGE)
            .set(BULK_CHANGE.STATE, "undoing")
            .set(BULK_CHANGE.DONE, 0L)
            .where(BULK_CHANGE.ID.eq(id), BULK_CHANGE.STATE.eq("done"))
            .execute();
    if (begun == 0) {
      throw Refusal.of(HttpStatus.CONFLICT, "customers.refusal.change-runs");
    }
    queue(id, "back");
  }

  /** One step of the work; false where nothing is left. */
  @Transactional
  public boolean step(long id) {
    database
        .select(BULK_CHANGE.ID)
        .from(BULK_CHANGE)
        .where(BULK_CHANGE.ID.eq(id))
        .forUpdate()
        .fetchSingle();
    var change = read(BULK_CHANGE.ID.eq(id)).fetchSingle(BulkChanges::change);
    if (!change.moves()) {
      return false;
    }
    var editing =
        change.detail() == null
            ? Viewers.asOffice(() -> editing(change.field()))
            : new TagEditing(Tags.key(change.detail()));
    hold(change);
    var step = change.state() == BulkChange.State.RUNNING ? there(change, editing) : Step.NOTHING;
    if (change.state() == BulkChange.State.UNDOING) {
      back(change, editing);
    }
    long done = Math.min(change.customers(), change.done() + STEP);
    boolean over = done == change.customers();
    boolean running = change.state() == BulkChange.State.RUNNING;
    database
        .update(BULK_CHANGE)
        .set(BULK_CHANGE.DONE, done)
        .set(BULK_CHANGE.CHANGED, BULK_CHANGE.CHANGED.plus((long) step.changed()))
        .set(BULK_CHANGE.LEFT_OUT, BULK_CHANGE.LEFT_OUT.plus((long) step.leftOut()))
        .set(BULK_CHANGE.STATE, state(running, over))
        .where(BULK_CHANGE.ID.eq(id))
        .execute();
    live.publish("customers/changes/" + id);
    return !over;
  }

  private static String state(boolean running, boolean over) {
    if (over) {
      return running ? "done" : "undone";
    }
    return running ? "running" : "undoing";
  }

  /**
   * The customers of the step, each held until it is done; in one order, so that none waits twice.
   */
  private void hold(BulkChange change) {
    database
        .select(CUSTOMER.ID)
        .from(CUSTOMER)
        .where(
            CUSTOMER.ID.in(select(BULK_CHANGED.CUSTOMER_ID).from(BULK_CHANGED).where(of(change))))
        .orderBy(CUSTOMER.ID)
        .forUpdate()
        .fetch();
  }

  private Step there(BulkChange change, Editing editing) {
    var value = val(change.value(), SQLDataType.CLOB);
    var now =
        select(
                BULK_CHANGED.PLACE.as("place"),
                editing.now().as("now"),
                field(takes(change, editing)).as("room"))
            .from(BULK_CHANGED)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(BULK_CHANGED.CUSTOMER_ID))
            .where(of(change))
            .asTable("stands");
    var stands = Objects.requireNonNull(now.field("now", String.class));
    var room = condition(Objects.requireNonNull(now.field("room", Boolean.class)));
    int leftOut =
        database.fetchCount(
            select(inline(1)).from(now).where(stands.isDistinctFrom(value), not(room)));
    database
        .update(BULK_CHANGED)
        .set(BULK_CHANGED.BEFORE, stands)
        .set(BULK_CHANGED.CHANGED, field(stands.isDistinctFrom(value).and(room)))
        .from(now)
        .where(of(change))
        .and(BULK_CHANGED.PLACE.eq(Objects.requireNonNull(now.field("place", Long.class))))
        .execute();
    editing.write(
        database,
        values(
            select(BULK_CHANGED.CUSTOMER_ID, value.as("value"))
                .from(BULK_CHANGED)
                .where(of(change), BULK_CHANGED.CHANGED.isTrue())
                .asTable("given", "customer_id", "value")));
    return new Step(
        database.fetchCount(BULK_CHANGED, of(change).and(BULK_CHANGED.CHANGED.isTrue())), leftOut);
  }

  /** To take something away there is always room. */
  private static Condition takes(BulkChange change, Editing editing) {
    return change.value() == null ? trueCondition() : editing.takes();
  }

  /** What became of the customers of a step. */
  private record Step(int changed, int leftOut) {
    static final Step NOTHING = new Step(0, 0);
  }

  private void back(BulkChange change, Editing editing) {
    editing.write(
        database,
        values(
            select(BULK_CHANGED.CUSTOMER_ID, BULK_CHANGED.BEFORE)
                .from(BULK_CHANGED)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(BULK_CHANGED.CUSTOMER_ID))
                .where(of(change), BULK_CHANGED.CHANGED.isTrue())
                .and(editing.now().isNotDistinctFrom(val(change.value(), SQLDataType.CLOB)))
                .and(BULK_CHANGED.BEFORE.isNull().or(editing.takes()))
                .asTable("given", "customer_id", "value")));
  }

  private static Editing.Values values(Table<?> given) {
    return new Editing.Values(
        given,
        Objects.requireNonNull(given.field("customer_id", Long.class)),
        Objects.requireNonNull(given.field("value", String.class)));
  }

  private static Condition of(BulkChange change) {
    return BULK_CHANGED
        .BULK_CHANGE_ID
        .eq(change.id())
        .and(BULK_CHANGED.PLACE.gt(change.done()))
        .and(BULK_CHANGED.PLACE.le(change.done() + STEP));
  }

  private Editing editing(String field) {
    return columns
        .orderedStream()
        .flatMap(each -> each.all().stream())
        .filter(each -> each.name().equals(field))
        .<Editing>mapMulti((each, found) -> {
          if (each.editing() != null && each.editing().many()) {
            found.accept(each.editing());
          }
        })
        .findFirst()
        .orElseThrow(() -> Refusal.of(List.of(FieldFault.of("field", "customers.fault.field"))));
  }

  /** The job knows who has ordered it, so that the trail does. */
  private void queue(long id, String way) {
    var by = Viewers.current().id().map(each -> "/" + each.value()).orElse("");
    scheduler.scheduleIfNotExists(TASK.instance(id + "/" + way + by).scheduledTo(clock.instant()));
  }

  private static Condition reader() {
    var viewer = Viewers.current();
    return viewer.may("customers:manage")
        ? noCondition()
        : BULK_CHANGE.BY_ID.eq(viewer.id().map(EmployeeId::value).orElse(0L));
  }

  private org.jooq.SelectConditionStep<? extends Record> read(Condition which) {
    return database
        .select(BULK_CHANGE.fields())
        .select(EMPLOYEE.NAME)
        .from(BULK_CHANGE)
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(BULK_CHANGE.BY_ID))
        .where(which);
  }

  private static BulkChange change(Record row) {
    return new BulkChange(
        row.get(BULK_CHANGE.ID),
        row.get(BULK_CHANGE.FIELD),
        row.get(BULK_CHANGE.DETAIL),
        row.get(BULK_CHANGE.VALUE),
        row.get(EMPLOYEE.NAME),
        BulkChange.State.valueOf(row.get(BULK_CHANGE.STATE).toUpperCase(Locale.ROOT)),
        row.get(BULK_CHANGE.CUSTOMERS),
        row.get(BULK_CHANGE.DONE),
        row.get(BULK_CHANGE.CHANGED),
        row.get(BULK_CHANGE.LEFT_OUT),
        row.get(BULK_CHANGE.AT));
  }
}
