package io.kesher.cases;

import static io.kesher.db.cases.Tables.ESCALATION;
import static io.kesher.db.cases.Tables.ESCALATION_TOLD;
import static io.kesher.db.cases.Tables.OWED;
import static io.kesher.db.cases.Tables.UNWATCHED;
import static io.kesher.db.cases.Tables.WATCH;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.cases.Escalation.Because;
import io.kesher.hours.Availabilities;
import io.kesher.hours.Availability;
import io.kesher.hours.BusinessTime;
import io.kesher.identity.EmployeeId;
import io.kesher.web.LiveEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nothing waits unseen. Of each case that owes something, {@code cases.watch} says when it moves up
 * next; when that has come, whoever stands on its next rung is told.
 *
 * <p>Nobody says that a promise has changed: what is watched by another promise than the one at
 * which it stands is found and watched anew. So whatever opens, answers, imports or merges cases
 * need not think of it, and what a stop of the program left behind goes on where it was. A rung is
 * told of a promise once ({@code cases.escalation} is unique by it), however often this runs.
 *
 * <p>Each rung has its moment. Where nobody of a rung can be told and nobody has the case in hand
 * either, it does not wait for the moment of the next: that one is told at once.
 */
@Component
class Watching {
  private static final int STEP = 500;

  private final DSLContext database;
  private final Promises promises;
  private final Rungs rungs;
  private final BusinessTime time;
  private final Availabilities availabilities;
  private final LiveEvents live;
  private final Clock clock;

  Watching(
      DSLContext database,
      Promises promises,
      Rungs rungs,
      BusinessTime time,
      Availabilities availabilities,
      LiveEvents live,
      Clock clock) {
    this.database = database;
    this.promises = promises;
    this.rungs = rungs;
    this.time = time;
    this.availabilities = availabilities;
    this.live = live;
    this.clock = clock;
  }

  /** A case whose time for a rung has come, or will. */
  record Due(
      long of,
      Owed owed,
      Instant since,
      Instant dueAt,
      @Nullable Rung rung,
      @Nullable EmployeeId owner) {
    Rung atRung() {
      return Objects.requireNonNull(rung);
    }
  }

  /**
   * Watches what nobody watches yet, and lets go of what owes nothing any more. What owes the same
   * again, after a wait for the customer, is asked of the same people again.
   *
   * @return whether there may be more
   */
  @Transactional
  public boolean watch() {
    var owed =
        row(ESCALATION.CASE_ID, ESCALATION.PROMISE, ESCALATION.DUE_AT)
            .in(select(OWED.CASE_ID, OWED.PROMISE, OWED.DUE_AT).from(OWED));
    database
        .update(ESCALATION)
        .set(ESCALATION.ENDED_AT, clock.instant())
        .where(ESCALATION.ENDED_AT.isNull(), owed.not())
        .execute();
    database
        .update(ESCALATION)
        .setNull(ESCALATION.ENDED_AT)
        .where(ESCALATION.ENDED_AT.isNotNull(), owed)
        .execute();
    database
        .deleteFrom(WATCH)
        .where(WATCH.NEXT_AT.le(clock.instant()))
        .and(
            notExists(
                selectOne()
                    .from(OWED)
                    .where(
                        OWED.CASE_ID.eq(WATCH.CASE_ID),
                        OWED.PROMISE.eq(WATCH.PROMISE),
                        OWED.DUE_AT.eq(WATCH.DUE_AT))))
        .execute();
    var found =
        database
            .selectFrom(UNWATCHED)
            .limit(STEP)
            .fetch(row ->
                new Due(
                    row.get(UNWATCHED.CASE_ID),
                    Owed.of(row.get(UNWATCHED.PROMISE)),
                    row.get(UNWATCHED.SINCE),
                    row.get(UNWATCHED.DUE_AT),
                    null,
                    null));
    keep(found, Set.of());
    return found.size() == STEP;
  }

  /**
   * One rung up with each whose time has come.
   *
   * @return whether there may be more
   */
  @Transactional
  public boolean moveUp() {
    var now = clock.instant();
    var due =
        database
            .select(WATCH.fields())
            .select(OWED.OWNER_ID)
            .from(WATCH)
            .join(OWED)
            .on(
                OWED.CASE_ID.eq(WATCH.CASE_ID),
                OWED.PROMISE.eq(WATCH.PROMISE),
                OWED.DUE_AT.eq(WATCH.DUE_AT))
            .where(WATCH.NEXT_AT.le(now))
            .orderBy(WATCH.NEXT_AT, WATCH.CASE_ID)
            .limit(STEP)
            .forUpdate()
            .of(WATCH)
            .skipLocked()
            .fetch(Watching::due);
    if (due.isEmpty()) {
      return false;
    }
    var asked = rungs.ask(due, now);
    note(due, asked, now);
    keep(
        due,
        asked.entrySet().stream()
            .filter(each -> each.getValue().passesOn())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
    tell(due, asked);
    return true;
  }

  private static Due due(Record row) {
    return new Due(
        row.get(WATCH.CASE_ID),
        Owed.of(row.get(WATCH.PROMISE)),
        row.get(WATCH.SINCE),
        row.get(WATCH.DUE_AT),
        Rung.of(row.get(WATCH.RUNG)),
        EmployeeId.ofNullable(row.get(OWED.OWNER_ID)));
  }

  private void note(List<Due> due, Map<Long, Rungs.Answer> asked, Instant now) {
    var hours = time.reckoning();
    Map<Long, Long> ids =
        database
            .insertInto(
                ESCALATION,
                ESCALATION.CASE_ID,
                ESCALATION.PROMISE,
                ESCALATION.DUE_AT,
                ESCALATION.RUNG,
                ESCALATION.PERCENT,
                ESCALATION.AT)
            .valuesOfRows(
                due.stream()
                    .map(one ->
                        row(
                            one.of(),
                            one.owed().code(),
                            one.dueAt(),
                            one.atRung().code(),
                            Deadlines.percent(hours, one.since(), one.dueAt(), now),
                            now))
                    .toList())
            .onConflictDoNothing()
            .returningResult(ESCALATION.CASE_ID, ESCALATION.ID)
            .fetchMap(row -> row.value1(), row -> row.value2());
    var told =
        ids.entrySet().stream()
            .flatMap(each ->
                Objects.requireNonNull(asked.get(each.getKey())).people().entrySet().stream()
                    .map(person ->
                        row(
                            each.getValue(),
                            (Long) person.getKey().value(),
                            person.getValue().code(),
                            person.getValue() == Because.TOLD ? now : null)))
            .toList();
    if (!told.isEmpty()) {
      database
          .insertInto(
              ESCALATION_TOLD,
              ESCALATION_TOLD.ESCALATION_ID,
              ESCALATION_TOLD.EMPLOYEE_ID,
              ESCALATION_TOLD.BECAUSE,
              ESCALATION_TOLD.TOLD_AT)
          .valuesOfRows(told)
          .execute();
    }
  }

  /**
   * Until when each is left alone now.
   *
   * @param passed those that go on to the next rung at once
   */
  private void keep(List<Due> due, Set<Long> passed) {
    if (due.isEmpty()) {
      return;
    }
    var now = clock.instant();
    var hours = time.reckoning();
    var percent = promises.all().rungs();
    database
        .insertInto(
            WATCH,
            WATCH.CASE_ID,
            WATCH.PROMISE,
            WATCH.SINCE,
            WATCH.DUE_AT,
            WATCH.RUNG,
            WATCH.NEXT_AT)
        .valuesOfRows(
            due.stream()
                .map(one -> {
                  var next = next(one.rung(), percent).orElse(null);
                  return row(
                      one.of(),
                      one.owed().code(),
                      one.since(),
                      one.dueAt(),
                      next == null ? null : next.code(),
                      next == null
                          ? null
                          : passed.contains(one.of())
                              ? now
                              : Deadlines.passed(
                                  hours, one.since(), one.dueAt(), percent.getOrDefault(next, 0)));
                })
                .toList())
        .onConflict(WATCH.CASE_ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  private static Optional<Rung> next(@Nullable Rung after, Map<Rung, Integer> percent) {
    return Arrays.stream(Rung.values())
        .filter(rung -> after == null || rung.compareTo(after) > 0)
        .filter(rung -> percent.getOrDefault(rung, 0) > 0)
        .findFirst();
  }

  private void tell(List<Due> due, Map<Long, Rungs.Answer> asked) {
    Set<EmployeeId> people = new HashSet<>();
    for (var one : due) {
      live.publish("cases/" + one.of());
      Optional.ofNullable(one.owner()).ifPresent(people::add);
      Objects.requireNonNull(asked.get(one.of()))
          .people()
          .forEach((who, because) -> {
            if (because == Because.TOLD) {
              people.add(who);
            }
          });
    }
    people.forEach(who -> live.publishToday(who.value()));
  }

  /** Tells those whose shift has begun since. */
  @Transactional
  public void tell() {
    var now = clock.instant();
    var later = ESCALATION_TOLD.BECAUSE.eq(Because.LATER.code());
    var waiting =
        database
            .selectDistinct(ESCALATION_TOLD.EMPLOYEE_ID)
            .from(ESCALATION_TOLD)
            .where(later)
            .fetch(row -> new EmployeeId(row.value1()));
    var there =
        availabilities.of(waiting, now).entrySet().stream()
            .filter(each -> each.getValue() instanceof Availability.Now)
            .map(each -> each.getKey().value())
            .toList();
    database
        .update(ESCALATION_TOLD)
        .set(ESCALATION_TOLD.BECAUSE, Because.TOLD.code())
        .set(ESCALATION_TOLD.TOLD_AT, now)
        .where(later, ESCALATION_TOLD.EMPLOYEE_ID.in(there))
        .execute();
    there.forEach(live::publishToday);
  }
}
