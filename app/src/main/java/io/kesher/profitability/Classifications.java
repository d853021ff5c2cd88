package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.CLASSIFICATION;
import static io.kesher.db.profitability.Tables.FACTS;
import static io.kesher.db.profitability.Tables.GROUP_CHANGE;
import static io.kesher.db.profitability.Tables.LEDGER;
import static io.kesher.db.profitability.Tables.RELEASE;
import static io.kesher.db.profitability.Tables.STANDING;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Settled;
import io.kesher.values.Period;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts all customers into groups, as one computation over the base.
 *
 * <p>Hysteresis: {@code raw} is what the facts of a period say. A customer in a group leaves it
 * only when the raw group of the period before was the same as that of now, or when the change of
 * contribution is large. Who had no group, or was too new for one, takes the raw group at once. The
 * first classification of all looks at the period before by itself, so that there is something to
 * compare with; it does so again when more of the past came in meanwhile, as an office brings it in
 * several files. Otherwise classifying the same period again starts from the same before.
 *
 * <p>So it goes until the office publishes a round. From then on groups hold until the next round,
 * whatever the facts say meanwhile: see {@link Publications}. A release ends that: see {@link
 * Releases}.
 */
@Service
public class Classifications {
  static final TaskDescriptor<Void> CLASSIFY = TaskDescriptor.of("classify");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final DSLContext database;
  private final Policies policies;
  private final StandardPeriod standardPeriod;
  private final Drawing drawing;
  private final GroupChanges changes;
  private final SchedulerClient scheduler;
  private final Clock clock;

  Classifications(
      DSLContext database,
      Policies policies,
      StandardPeriod standardPeriod,
      GroupChanges changes,
      @Lazy SchedulerClient scheduler,
      Clock clock) {
    this.database = database;
    this.policies = policies;
    this.standardPeriod = standardPeriod;
    this.drawing = new Drawing(database);
    this.changes = changes;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * Applies the policy in force to the office's standard period; one at a time. Where a round has
   * been published its groups stay.
   */
  @Transactional
  public Classification apply() {
    standardPeriod.hold();
    var published = latest().filter(Classification::holds).orElse(null);
    var release = published == null ? null : released(published);
    if (published != null && release == null) {
      return keep(published);
    }
    var policy = policies.inForce();
    Period period = standardPeriod.current();
    var drawn = drawing.draw(policy.policy(), STANDING, STANDING.TREND);
    if (release != null) {
      letGo();
      move(drawn);
    } else if (beginsAnew(policy, period)) {
      moveFrom(groupsBefore(policy.policy(), period), drawn);
    } else {
      remember(period);
      move(drawn);
    }
    database.update(LEDGER).set(LEDGER.MARK, LEDGER.MARK.plus(1)).execute();
    return record(policy.version(), period, release == null ? lastRelease() : release, drawn);
  }

  /** The release that ends the holding of these groups, where somebody has ordered one. */
  private @Nullable Long released(Classification published) {
    return database
        .select(RELEASE.ID)
        .from(RELEASE)
        .where(RELEASE.CLASSIFICATION_ID.eq(published.id()))
        .fetchOptional(RELEASE.ID)
        .orElse(null);
  }

  /** Groups that held are those from which facts move now, by the rule of hysteresis. */
  private void letGo() {
    database
        .update(STANDING)
        .set(STANDING.GROUP_BEFORE, STANDING.GROUP_CODE)
        .where(STANDING.GROUP_BEFORE.isDistinctFrom(STANDING.GROUP_CODE))
        .execute();
  }

  /** The one since which groups follow the facts, if any round has ever held them. */
  private @Nullable Long lastRelease() {
    return latest().map(Classification::release).orElse(null);
  }

  /**
   * Puts a policy in force. Everybody is put into groups by it in the background: in a large base
   * that takes longer than anybody waits for a page. Where groups hold, the next round uses it.
   */
  @Transactional
  public Policies.Version use(Policy policy, @Nullable String note) {
    var version = policies.adopt(policy, note);
    scheduler.scheduleIfNotExists(
        CLASSIFY.instance("version/" + version.version()).scheduledTo(clock.instant()));
    return version;
  }

  /**
   * Gives a customer who came after the last classification their first group, by the thresholds
   * that it drew. Whoever has a group keeps it until the next.
   */
  void welcome(CustomerId customer) {
    latest()
        .ifPresent(last -> {
          Field<String> raw = Drawing.group(last.policy(), STANDING);
          Condition newcomer =
              STANDING.CUSTOMER_ID.eq(customer.value()).and(STANDING.GROUP_CODE.isNull());
          int welcomed =
              database
                  .update(STANDING)
                  .set(STANDING.RAW_GROUP, raw)
                  .set(STANDING.GROUP_CODE, raw)
                  .where(newcomer)
                  .execute();
          if (welcomed == 1) {
            changes.first(
                last.id(), STANDING.GROUP_CODE, STANDING.CUSTOMER_ID.eq(customer.value()));
          }
        });
  }

  /**
   * The one whose groups stand: that of the latest round, or of the latest period before any; and
   * where the groups were released since, that of the latest period after the release.
   */
  public Optional<Classification> latest() {
    return Settled.ask(Classification.class, this::readLatest);
  }

  private Optional<Classification> readLatest() {
    var release = select(max(CLASSIFICATION.RELEASE_ID)).from(CLASSIFICATION);
    var held = select(RELEASE.CLASSIFICATION_ID).from(RELEASE).where(RELEASE.ID.eq(field(release)));
    return database
        .selectFrom(CLASSIFICATION)
        .where(
            CLASSIFICATION
                .ROUND_ID
                .isNotNull()
                .and(CLASSIFICATION.ID.gt(coalesce(field(held), inline(0L))))
                .or(
                    CLASSIFICATION
                        .ROUND_ID
                        .isNull()
                        .and(CLASSIFICATION.RELEASE_ID.isNotDistinctFrom(field(release)))))
        .orderBy(CLASSIFICATION.ROUND_ID.desc().nullsLast(), CLASSIFICATION.TO_DAY.desc())
        .limit(1)
        .fetchOptional(Classifications::classification);
  }

  /**
   * Groups hold. Beside them stands what the facts of now say by the lines of the round, and
   * whoever has no group yet takes it at once.
   */
  private Classification keep(Classification published) {
    Field<String> raw = Drawing.group(published.policy(), STANDING);
    changes.first(published.id(), raw, STANDING.GROUP_CODE.isNull().and(raw.isNotNull()));
    Field<String> group = coalesce(STANDING.GROUP_CODE, raw);
    database
        .update(STANDING)
        .set(STANDING.RAW_GROUP, raw)
        .set(STANDING.GROUP_CODE, group)
        .where(row(STANDING.RAW_GROUP, STANDING.GROUP_CODE).isDistinctFrom(row(raw, group)))
        .execute();
    database.update(LEDGER).set(LEDGER.MARK, LEDGER.MARK.plus(1)).execute();
    return published;
  }

  /** Whether the period before is looked at, for want of a group that somebody had in it. */
  private boolean beginsAnew(Policies.Version policy, Period period) {
    var last = latest().orElse(null);
    if (last != null && last.release() != null) {
      forget(last.release(), period);
      return false;
    }
    if (last == null || last.period().to().isAfter(period.to())) {
      database.deleteFrom(GROUP_CHANGE).execute();
      database.deleteFrom(CLASSIFICATION).execute();
      return true;
    }
    return last.period().equals(period)
        && last.policyVersion() == policy.version()
        && !database.fetchExists(CLASSIFICATION, CLASSIFICATION.TO_DAY.lt(period.to()));
  }

  /** Periods that the ledger no longer reaches, as when an import was undone. */
  private void forget(long release, Period period) {
    var later = CLASSIFICATION.RELEASE_ID.eq(release).and(CLASSIFICATION.TO_DAY.gt(period.to()));
    database
        .deleteFrom(GROUP_CHANGE)
        .where(
            GROUP_CHANGE.CLASSIFICATION_ID.in(
                select(CLASSIFICATION.ID).from(CLASSIFICATION).where(later)))
        .execute();
    database.deleteFrom(CLASSIFICATION).where(later).execute();
  }

  /** Where a new period begins, the group of the last one is the group before. */
  private void remember(Period period) {
    if (latest().filter(last -> last.period().to().isBefore(period.to())).isPresent()) {
      database
          .update(STANDING)
          .set(STANDING.GROUP_BEFORE, STANDING.GROUP_CODE)
          .set(STANDING.RAW_BEFORE, STANDING.RAW_GROUP)
          .where(
              row(STANDING.GROUP_BEFORE, STANDING.RAW_BEFORE)
                  .isDistinctFrom(row(STANDING.GROUP_CODE, STANDING.RAW_GROUP)))
          .execute();
    }
  }

  /** What the facts of the period before say of each customer. */
  private Table<?> groupsBefore(Policy policy, Period period) {
    Table<?> before = factsBefore(period);
    Field<Long> customer = requireNonNull(before.field(STANDING.CUSTOMER_ID));
    return select(
            STANDING.CUSTOMER_ID,
            Drawing.group(drawing.draw(policy, before, null), before).as(STANDING.RAW_BEFORE))
        .from(STANDING)
        .leftJoin(before)
        .on(STANDING.CUSTOMER_ID.eq(customer))
        .asTable("groups_before");
  }

  private static Table<?> factsBefore(Period period) {
    Period before = period.previous();
    var facts = FACTS.call(before.from(), before.to());
    return select(
            facts.CUSTOMER_ID,
            facts.ENTRIES.cast(Integer.class).as(STANDING.ENTRIES),
            facts.CONTRIBUTION,
            facts.INCOME,
            facts.SECONDS,
            facts.CONTRIBUTION_PER_HOUR,
            facts.PERSISTENCE,
            facts.BREADTH,
            facts.REGULARITY,
            greatest(STANDING.TENURE.minus(period.months().size()), inline(0)).as(STANDING.TENURE))
        .from(facts)
        .join(STANDING)
        .on(STANDING.CUSTOMER_ID.eq(facts.CUSTOMER_ID))
        .asTable("before");
  }

  private void move(DrawnPolicy drawn) {
    Field<String> raw = Drawing.group(drawn, STANDING);
    Field<String> settled = settled(drawn, STANDING.GROUP_BEFORE, STANDING.RAW_BEFORE);
    database
        .update(STANDING)
        .set(STANDING.RAW_GROUP, raw)
        .set(STANDING.GROUP_CODE, settled)
        .where(row(STANDING.RAW_GROUP, STANDING.GROUP_CODE).isDistinctFrom(row(raw, settled)))
        .execute();
  }

  private void moveFrom(Table<?> groupsBefore, DrawnPolicy drawn) {
    Field<String> before = requireNonNull(groupsBefore.field(STANDING.RAW_BEFORE));
    Field<String> raw = Drawing.group(drawn, STANDING);
    Field<String> settled = settled(drawn, before, before);
    database
        .update(STANDING)
        .set(STANDING.GROUP_BEFORE, before)
        .set(STANDING.RAW_BEFORE, before)
        .set(STANDING.RAW_GROUP, raw)
        .set(STANDING.GROUP_CODE, settled)
        .from(groupsBefore)
        .where(STANDING.CUSTOMER_ID.eq(groupsBefore.field(STANDING.CUSTOMER_ID)))
        .and(
            row(STANDING.GROUP_BEFORE, STANDING.RAW_BEFORE, STANDING.RAW_GROUP, STANDING.GROUP_CODE)
                .isDistinctFrom(row(before, before, raw, settled)))
        .execute();
  }

  static Field<String> settled(
      DrawnPolicy drawn, Field<String> groupBefore, Field<String> rawBefore) {
    return Drawing.settled(
        drawn, Drawing.group(drawn, STANDING), groupBefore, rawBefore, STANDING.TREND);
  }

  private Classification record(
      int policyVersion, Period period, @Nullable Long release, DrawnPolicy drawn) {
    var moves = moves();
    var tally =
        database
            .select(
                count().filterWhere(STANDING.GROUP_CODE.isNotNull()),
                count().filterWhere(STANDING.RAW_GROUP.isDistinctFrom(STANDING.GROUP_CODE)))
            .from(STANDING)
            .fetchSingle();
    long moved = moves.stream().mapToLong(Classification.Move::customers).sum();
    var done =
        database
            .insertInto(CLASSIFICATION)
            .set(CLASSIFICATION.FROM_DAY, period.from())
            .set(CLASSIFICATION.TO_DAY, period.to())
            .set(CLASSIFICATION.POLICY_VERSION, policyVersion)
            .set(CLASSIFICATION.RELEASE_ID, release)
            .set(CLASSIFICATION.POLICY, json(drawn))
            .set(CLASSIFICATION.MOVES, json(moves))
            .set(CLASSIFICATION.CUSTOMERS, tally.value1().longValue())
            .set(CLASSIFICATION.MOVED, moved)
            .set(CLASSIFICATION.WAITING, tally.value2().longValue())
            .onConflict(CLASSIFICATION.TO_DAY, CLASSIFICATION.RELEASE_ID)
            .where(CLASSIFICATION.ROUND_ID.isNull())
            .doUpdate()
            .setAllToExcluded()
            .set(CLASSIFICATION.AT, currentInstant())
            .returning()
            .fetchSingle();
    changes.moved(done.getId());
    return classification(done);
  }

  private List<Classification.Move> moves() {
    return database
        .select(STANDING.GROUP_BEFORE, STANDING.GROUP_CODE, count(), sum(STANDING.CONTRIBUTION))
        .from(STANDING)
        .where(STANDING.GROUP_BEFORE.ne(STANDING.GROUP_CODE))
        .groupBy(STANDING.GROUP_BEFORE, STANDING.GROUP_CODE)
        .orderBy(abs(sum(STANDING.CONTRIBUTION)).desc())
        .fetch(move ->
            new Classification.Move(
                Group.valueOf(move.value1()),
                Group.valueOf(move.value2()),
                move.value3(),
                move.value4()));
  }

  static JSONB json(Object value) {
    return JSONB.valueOf(JSON.writeValueAsString(value));
  }

  static Classification classification(Record row) {
    return new Classification(
        row.get(CLASSIFICATION.ID),
        row.get(CLASSIFICATION.ROUND_ID),
        row.get(CLASSIFICATION.RELEASE_ID),
        row.get(CLASSIFICATION.POLICY_VERSION),
        new Period(row.get(CLASSIFICATION.FROM_DAY), row.get(CLASSIFICATION.TO_DAY)),
        JSON.readValue(row.get(CLASSIFICATION.POLICY).data(), DrawnPolicy.class),
        row.get(CLASSIFICATION.CUSTOMERS),
        row.get(CLASSIFICATION.MOVED),
        row.get(CLASSIFICATION.WAITING),
        JSON.readValue(row.get(CLASSIFICATION.MOVES).data(), new TypeReference<>() {}),
        row.get(CLASSIFICATION.AT));
  }
}
