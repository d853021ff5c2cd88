package io.kesher.interactions;

import static io.kesher.db.interactions.Tables.TASK;
import static io.kesher.db.interactions.Tables.TASK_STEP;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.web.LiveEvents;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tasks as people give them, change them and do them. */
@Service
public class TaskEdits {
  private final DSLContext database;
  private final Tasks tasks;
  private final TaskRules rules;
  private final Offices offices;
  private final ApplicationEventPublisher events;
  private final LiveEvents live;
  private final Clock clock;

  TaskEdits(
      DSLContext database,
      Tasks tasks,
      TaskRules rules,
      Offices offices,
      ApplicationEventPublisher events,
      LiveEvents live,
      Clock clock) {
    this.database = database;
    this.events = events;
    this.live = live;
    this.tasks = tasks;
    this.rules = rules;
    this.offices = offices;
    this.clock = clock;
  }

  /** How an attempt to change a task ends. */
  public sealed interface Edit {
    record Done(Task task) implements Edit {}

    /** Somebody else was faster: nothing was written. */
    record Overtaken(Task theirs) implements Edit {}
  }

  /**
   * @throws Refusal 422 with the faults of the draft
   */
  @Transactional
  public Task create(TaskDraft draft) {
    var kept = rules.check(draft, null);
    long id =
        database
            .insertInto(TASK)
            .set(columns(kept))
            .set(TASK.CUSTOMER_ID, draft.customer())
            .set(TASK.CREATED_BY, Viewers.by())
            .set(TASK.CREATED_AT, clock.instant())
            .returningResult(TASK.ID)
            .fetchSingle()
            .value1();
    write(id, kept.steps(), Map.of());
    return told(tasks.find(id));
  }

  /**
   * @param version that was read
   */
  @Transactional
  public Edit change(long id, int version, TaskDraft draft) {
    var now = tasks.changeable(id);
    if (now.version() != version) {
      return new Edit.Overtaken(now);
    }
    var before = TaskDraft.of(now);
    if (draft.equals(before)) {
      return new Edit.Done(now);
    }
    var kept = rules.check(draft, now);
    var ticked =
        now.steps().stream()
            .collect(Collectors.toMap(Task.Step::text, Task.Step::done, (one, other) -> one));
    database.deleteFrom(TASK_STEP).where(TASK_STEP.TASK_ID.eq(id)).execute();
    write(id, kept.steps(), ticked);
    database
        .update(TASK)
        .set(columns(kept))
        .set(
            TASK.CUSTOMER_ID,
            // whom the reader does not see stays
            Objects.equals(draft.customer(), before.customer())
                ? TASK.CUSTOMER_ID
                : val(draft.customer(), TASK.CUSTOMER_ID))
        .set(TASK.VERSION, TASK.VERSION.plus(1))
        .set(TASK.UPDATED_AT, clock.instant())
        .where(TASK.ID.eq(id))
        .execute();
    live.publishToday(now.owner().value());
    return new Edit.Done(told(tasks.find(id)));
  }

  /** Done, and where it repeats the next one is made. Asking twice is asking once. */
  @Transactional
  public Task finish(long id) {
    var now = tasks.changeable(id);
    if (!now.done()) {
      database
          .update(TASK)
          .set(TASK.DONE_AT, clock.instant())
          .set(TASK.DONE_BY, Viewers.by())
          .set(TASK.VERSION, TASK.VERSION.plus(1))
          .where(TASK.ID.eq(id))
          .execute();
      repeat(now, offices.today());
      events.publishEvent(new TaskFinished(id));
    }
    return told(tasks.find(id));
  }

  /** Open again; the next one goes, unless somebody has done something with it. */
  @Transactional
  public Task reopen(long id) {
    var now = tasks.changeable(id);
    if (now.done()) {
      database
          .deleteFrom(TASK)
          .where(TASK.AFTER_ID.eq(id), TASK.VERSION.eq(1), TASK.DONE_AT.isNull())
          .execute();
      database
          .update(TASK)
          .setNull(TASK.DONE_AT)
          .setNull(TASK.DONE_BY)
          .set(TASK.VERSION, TASK.VERSION.plus(1))
          .where(TASK.ID.eq(id))
          .execute();
    }
    return told(tasks.find(id));
  }

  /**
   * @throws Refusal 404 where it has no such step
   */
  @Transactional
  public Task tick(long id, int place, boolean done) {
    var now = tasks.changeable(id);
    if (now.steps().stream().noneMatch(step -> step.place() == place)) {
      throw Refusal.notFound();
    }
    database
        .update(TASK_STEP)
        .set(TASK_STEP.DONE, done)
        .where(TASK_STEP.TASK_ID.eq(id), TASK_STEP.PLACE.eq((short) place))
        .execute();
    return tasks.find(id);
  }

  private Task told(Task task) {
    live.publishToday(task.owner().value());
    return task;
  }

  private void repeat(Task done, LocalDate today) {
    var repeats = done.repeats();
    if (repeats == null) {
      return;
    }
    var day =
        Objects.requireNonNullElse(
            database
                .select(TASK.REPEATS_ON)
                .from(TASK)
                .where(TASK.ID.eq(done.id()))
                .fetchSingle()
                .value1(),
            (short) done.dueDay().getDayOfMonth());
    var next = repeats.next(done.dueDay(), day, today);
    database
        .insertInto(
            TASK,
            TASK.CUSTOMER_ID,
            TASK.OWNER_ID,
            TASK.TITLE,
            TASK.DUE_DAY,
            TASK.DUE_TIME,
            TASK.REMIND_DAYS,
            TASK.REPEATS,
            TASK.REPEATS_ON,
            TASK.AFTER_ID,
            TASK.CREATED_BY,
            TASK.CREATED_AT)
        .select(
            select(
                    TASK.CUSTOMER_ID,
                    TASK.OWNER_ID,
                    TASK.TITLE,
                    val(next),
                    TASK.DUE_TIME,
                    TASK.REMIND_DAYS,
                    TASK.REPEATS,
                    TASK.REPEATS_ON,
                    TASK.ID,
                    TASK.CREATED_BY,
                    val(clock.instant()))
                .from(TASK)
                .where(TASK.ID.eq(done.id())))
        .onConflict(TASK.AFTER_ID)
        .doNothing()
        .returningResult(TASK.ID)
        .fetchOptional(TASK.ID)
        .ifPresent(id -> write(id, done.steps().stream().map(Task.Step::text).toList(), Map.of()));
  }

  private static Map<Field<?>, Object> columns(TaskRules.Kept kept) {
    var draft = kept.draft();
    var columns = new LinkedHashMap<Field<?>, Object>();
    columns.put(TASK.TITLE, kept.title());
    columns.put(TASK.OWNER_ID, kept.owner().value());
    columns.put(TASK.DUE_DAY, kept.dueDay());
    columns.put(TASK.DUE_TIME, val(draft.dueTime(), TASK.DUE_TIME));
    columns.put(TASK.REMIND_DAYS, val(small(draft.remindDays()), TASK.REMIND_DAYS));
    var repeats = draft.repeats();
    columns.put(TASK.REPEATS, val(repeats == null ? null : repeats.code(), TASK.REPEATS));
    columns.put(TASK.REPEATS_ON, val(small(kept.repeatsOn()), TASK.REPEATS_ON));
    return columns;
  }

  private static @Nullable Short small(@Nullable Integer number) {
    return number == null ? null : (Short) number.shortValue();
  }

  private void write(long task, List<String> steps, Map<String, Boolean> ticked) {
    for (int place = 0; place < steps.size(); place++) {
      database
          .insertInto(TASK_STEP)
          .set(TASK_STEP.TASK_ID, task)
          .set(TASK_STEP.PLACE, (short) (place + 1))
          .set(TASK_STEP.TEXT, steps.get(place))
          .set(TASK_STEP.DONE, ticked.getOrDefault(steps.get(place), false))
          .execute();
    }
  }
}
