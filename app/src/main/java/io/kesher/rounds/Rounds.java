package io.kesher.rounds;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.profitability.Tables.LEDGER;
import static io.kesher.db.rounds.Tables.ROUND;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.kesher.identity.Viewers;
import io.kesher.profitability.DrawnPolicy;
import io.kesher.rounds.Round.Scope;
import io.kesher.rounds.Round.Stage;
import io.kesher.values.Period;
import io.kesher.web.FieldFault;
import io.kesher.web.LiveEvents;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The rounds of the office, one at a time under way. */
@Service
public class Rounds {
  static final TaskDescriptor<Void> COMPUTE = TaskDescriptor.of("compute-round");
  static final TaskDescriptor<Void> PUBLISH = TaskDescriptor.of("publish-round");
  static final JsonMapper JSON = JsonMapper.shared();

  private static final int LONGEST_NOTE = 500;
  private static final Field<String> OPENER = nameOf(ROUND.OPENED_BY, "opener");
  private static final Field<String> DECIDER = nameOf(ROUND.DECIDED_BY, "decider");
  private static final Field<String> PUBLISHER = nameOf(ROUND.PUBLISHED_BY, "publisher");
  private static final Field<Long> MARK_NOW =
      field(select(LEDGER.MARK).from(LEDGER)).as("mark_now");

  private final DSLContext database;
  private final SchedulerClient scheduler;
  private final LiveEvents live;
  private final Clock clock;

  Rounds(DSLContext database, @Lazy SchedulerClient scheduler, LiveEvents live, Clock clock) {
    this.database = database;
    this.scheduler = scheduler;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Begins a round; a job works it out.
   *
   * @throws Refusal 409 where another one is under way
   */
  @Transactional
  public Round open(Period period, Scope scope, @Nullable String note) {
    if (note != null && note.length() > LONGEST_NOTE) {
      throw Refusal.of(List.of(FieldFault.of("note", "web.field.too-long", LONGEST_NOTE)));
    }
    if (underWay().isPresent()) {
      throw underWayAlready();
    }
    try {
      long id =
          database
              .insertInto(ROUND)
              .set(ROUND.FROM_DAY, period.from())
              .set(ROUND.TO_DAY, period.to())
              .set(ROUND.SCOPE, scope.code())
              .set(ROUND.NOTE, note)
              .set(ROUND.OPENED_BY, Viewers.by())
              .set(ROUND.OPENED_AT, clock.instant())
              .returningResult(ROUND.ID)
              .fetchSingle()
              .value1();
      queueComputing(id);
      return find(id);
    } catch (DuplicateKeyException another) {
      throw underWayAlready();
    }
  }

  /** Works it out anew, with all that the ledger has learned meanwhile. Opinions stay. */
  @Transactional
  public Round computeAnew(long id) {
    expect(id, Stage.REVIEW);
    database.update(ROUND).setNull(ROUND.COMPUTED_AT).where(ROUND.ID.eq(id)).execute();
    queueComputing(id);
    return changed(id);
  }

  /** Ends a round without anything coming of it. */
  @Transactional
  public Round drop(long id) {
    var stage = locked(id).stage();
    if (!stage.isOpen() || stage == Stage.PUBLISHING) {
      throw wrongStage();
    }
    database
        .update(ROUND)
        .set(ROUND.DROPPED_BY, Viewers.by())
        .set(ROUND.DROPPED_AT, clock.instant())
        .where(ROUND.ID.eq(id))
        .execute();
    return changed(id);
  }

  /** Goes back from the decision to the review. */
  @Transactional
  public Round reopen(long id) {
    expect(id, Stage.DECIDED);
    database
        .update(ROUND)
        .setNull(ROUND.DECIDED_BY)
        .setNull(ROUND.DECIDED_AT)
        .where(ROUND.ID.eq(id))
        .execute();
    return changed(id);
  }

  /** Has a job put its groups before everybody. */
  @Transactional
  public Round publish(long id) {
    expect(id, Stage.DECIDED);
    database
        .update(ROUND)
        .set(ROUND.PUBLISHED_BY, Viewers.by())
        .set(ROUND.ORDERED_AT, clock.instant())
        .where(ROUND.ID.eq(id))
        .execute();
    scheduler.scheduleIfNotExists(PUBLISH.instance(Long.toString(id)).scheduledTo(clock.instant()));
    return changed(id);
  }

  /**
   * @throws Refusal 404 where there is none
   */
  public Round find(long id) {
    return rounds(ROUND.ID.eq(id)).fetchOptional(Rounds::round).orElseThrow(Refusal::notFound);
  }

  public Optional<Round> underWay() {
    return rounds(ROUND.PUBLISHED_AT.isNull().and(ROUND.DROPPED_AT.isNull()))
        .fetchOptional(Rounds::round);
  }

  /** The one whose groups stand. */
  public Optional<Round> latestPublished() {
    return rounds(ROUND.PUBLISHED_AT.isNotNull())
        .orderBy(ROUND.ID.desc())
        .limit(1)
        .fetchOptional(Rounds::round);
  }

  /** The one that was published before this one. */
  public Optional<Round> before(Round round) {
    return rounds(ROUND.PUBLISHED_AT.isNotNull().and(ROUND.ID.lt(round.id())))
        .orderBy(ROUND.ID.desc())
        .limit(1)
        .fetchOptional(Rounds::round);
  }

  /** Behind this one, the latest first. */
  public List<Round> page(@Nullable Long after, int limit) {
    return rounds(after == null ? ROUND.ID.isNotNull() : ROUND.ID.lt(after))
        .orderBy(ROUND.ID.desc())
        .limit(limit)
        .fetch(Rounds::round);
  }

  /**
   * The round, held until the transaction ends.
   *
   * @throws Refusal 409 where it is elsewhere
   */
  Round expect(long id, Stage stage) {
    var round = locked(id);
    if (round.stage() != stage) {
      throw wrongStage();
    }
    return round;
  }

  Round locked(long id) {
    database.select(ROUND.ID).from(ROUND).where(ROUND.ID.eq(id)).forUpdate().fetchOptional();
    return find(id);
  }

  Round changed(long id) {
    live.publish("rounds/" + id);
    return find(id);
  }

  private void queueComputing(long id) {
    scheduler.scheduleIfNotExists(
        COMPUTE.instance(id + "/" + clock.millis()).scheduledTo(clock.instant()));
  }

  private SelectConditionStep<Record> rounds(Condition which) {
    return database
        .select(ROUND.fields())
        .select(OPENER, DECIDER, PUBLISHER, MARK_NOW)
        .from(ROUND)
        .where(which);
  }

  private static Field<String> nameOf(Field<Long> employee, String alias) {
    return field(select(EMPLOYEE.NAME).from(EMPLOYEE).where(EMPLOYEE.ID.eq(employee))).as(alias);
  }

  private static Round round(Record row) {
    var policy = row.get(ROUND.POLICY);
    var flows = row.get(ROUND.FIGURES);
    var mark = row.get(ROUND.MARK);
    var stage = stage(row);
    return new Round(
        row.get(ROUND.ID),
        new Period(row.get(ROUND.FROM_DAY), row.get(ROUND.TO_DAY)),
        Scope.of(row.get(ROUND.SCOPE)),
        row.get(ROUND.NOTE),
        stage,
        row.get(ROUND.POLICY_VERSION),
        policy == null ? null : JSON.readValue(policy.data(), DrawnPolicy.class),
        flows == null ? null : JSON.readValue(flows.data(), Flows.class),
        stage.isOpen() && mark != null && !mark.equals(row.get(MARK_NOW)),
        row.get(OPENER),
        row.get(ROUND.OPENED_AT),
        row.get(ROUND.COMPUTED_AT),
        row.get(DECIDER),
        row.get(ROUND.DECIDED_AT),
        row.get(PUBLISHER),
        row.get(ROUND.PUBLISHED_AT));
  }

  private static Stage stage(Record row) {
    if (row.get(ROUND.DROPPED_AT) != null) {
      return Stage.DROPPED;
    }
    if (row.get(ROUND.PUBLISHED_AT) != null) {
      return Stage.PUBLISHED;
    }
    if (row.get(ROUND.ORDERED_AT) != null) {
      return Stage.PUBLISHING;
    }
    if (row.get(ROUND.DECIDED_AT) != null) {
      return Stage.DECIDED;
    }
    return row.get(ROUND.COMPUTED_AT) == null ? Stage.COMPUTING : Stage.REVIEW;
  }

  private static Refusal underWayAlready() {
    return Refusal.of(HttpStatus.CONFLICT, "rounds.refusal.under-way");
  }

  static Refusal wrongStage() {
    return Refusal.of(HttpStatus.CONFLICT, "rounds.refusal.stage");
  }
}
