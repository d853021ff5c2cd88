package io.kesher.cases;

import static io.kesher.db.cases.Tables.CASE_STEP;
import static io.kesher.db.cases.Tables.PARTS;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.select;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of a case, step by step. */
@Component
class CaseSteps {
  private final DSLContext database;
  private final Answers answers;
  private final Clock clock;

  CaseSteps(DSLContext database, Answers answers, Clock clock) {
    this.database = database;
    this.answers = answers;
    this.clock = clock;
  }

  void note(CaseId of, Step.Kind kind) {
    note(of, kind, null, null, null);
  }

  void closed(CaseId of, Outcome outcome) {
    note(of, Step.Kind.CLOSED, outcome, null, null);
  }

  void handed(CaseId of, @Nullable EmployeeId owner) {
    note(of, Step.Kind.HANDED, null, owner, null);
  }

  void merged(CaseId of, Step.Kind kind, CaseId other) {
    note(of, kind, null, null, other);
  }

  private void note(
      CaseId of,
      Step.Kind kind,
      @Nullable Outcome outcome,
      @Nullable EmployeeId owner,
      @Nullable CaseId other) {
    database
        .insertInto(CASE_STEP)
        .set(CASE_STEP.CASE_ID, of.value())
        .set(CASE_STEP.KIND, kind.code())
        .set(CASE_STEP.OUTCOME, outcome == null ? null : outcome.code())
        .set(CASE_STEP.OWNER_ID, EmployeeId.toNullable(owner))
        .set(CASE_STEP.OTHER_ID, other == null ? null : (Long) other.value())
        .set(
            CASE_STEP.BY_ID,
            Viewers.find().flatMap(viewer -> viewer.id()).map(EmployeeId::value).orElse(null))
        .set(CASE_STEP.AT, clock.instant())
        .execute();
    switch (kind) {
      case WAITING, CLOSED, REOPENED -> answers.note(of);
      case OPENED, RESUMED, HANDED, MERGED, SEPARATED -> {}
    }
  }

  /** Of a case and of all that are part of it, the earliest first. */
  List<Step> of(CaseId id) {
    var parts = PARTS.call(id.value());
    var owner = EMPLOYEE.as("owner");
    var by = EMPLOYEE.as("actor");
    return database
        .select(CASE_STEP.fields())
        .select(owner.NAME, by.NAME)
        .from(CASE_STEP)
        .leftJoin(owner)
        .on(owner.ID.eq(CASE_STEP.OWNER_ID))
        .leftJoin(by)
        .on(by.ID.eq(CASE_STEP.BY_ID))
        .where(CASE_STEP.CASE_ID.in(select(parts.ID).from(parts)))
        .orderBy(CASE_STEP.AT, CASE_STEP.ID)
        .fetch(row -> step(row, row.get(owner.NAME), row.get(by.NAME)));
  }

  private static Step step(Record row, @Nullable String owner, @Nullable String by) {
    String outcome = row.get(CASE_STEP.OUTCOME);
    Long other = row.get(CASE_STEP.OTHER_ID);
    return new Step(
        row.get(CASE_STEP.ID),
        new CaseId(row.get(CASE_STEP.CASE_ID)),
        Step.Kind.of(row.get(CASE_STEP.KIND)),
        outcome == null ? null : Outcome.of(outcome),
        owner,
        other == null ? null : new CaseId(other),
        by,
        row.get(CASE_STEP.AT));
  }

  /** Its own waits since it was opened last, from when to when. */
  List<Wait> waits(CaseId id) {
    var waits = new ArrayList<Wait>();
    Instant since = null;
    for (var step : own(id)) {
      switch (step.kind()) {
        case OPENED, REOPENED -> waits.clear();
        case WAITING -> since = step.at();
        case RESUMED -> {
          if (since != null) {
            waits.add(new Wait(since, step.at()));
            since = null;
          }
        }
        case CLOSED, HANDED, MERGED, SEPARATED -> {}
      }
    }
    return waits;
  }

  /** When it was opened last. */
  Instant beginning(Case one) {
    return own(one.id()).stream()
        .filter(step -> step.kind() == Step.Kind.REOPENED)
        .reduce((earlier, later) -> later)
        .map(Step::at)
        .orElse(one.openedAt());
  }

  private List<Step> own(CaseId id) {
    return of(id).stream().filter(step -> step.of().equals(id)).toList();
  }

  /** How long it was the customer's turn. */
  record Wait(Instant from, Instant until) {}
}
