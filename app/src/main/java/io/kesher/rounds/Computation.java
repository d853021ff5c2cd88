package io.kesher.rounds;

import static io.kesher.db.profitability.Tables.LEDGER;
import static io.kesher.db.profitability.Tables.STANDING;
import static io.kesher.db.rounds.Tables.CONTEST;
import static io.kesher.db.rounds.Tables.GROUP_OVERRIDE;
import static io.kesher.db.rounds.Tables.PLACEMENT;
import static io.kesher.db.rounds.Tables.ROUND;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.kesher.customers.CustomerId;
import io.kesher.db.rounds.tables.records.PlacementRecord;
import io.kesher.identity.Offices;
import io.kesher.profitability.Base;
import io.kesher.profitability.Group;
import io.kesher.profitability.Placing;
import io.kesher.profitability.Placing.Placed;
import io.kesher.profitability.Policies;
import io.kesher.profitability.Publications;
import io.kesher.profitability.StandardPeriod;
import io.kesher.profitability.Standings;
import io.kesher.rounds.Round.Stage;
import io.kesher.web.LiveEvents;
import java.math.BigDecimal;
import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works rounds out and publishes them: each is one transaction over the whole base. */
@Component
class Computation {
  /** The group that is published, as far as is known. */
  static final Field<String> GROUP = coalesce(PLACEMENT.DECIDED_GROUP, PLACEMENT.TO_GROUP);

  private final DSLContext database;
  private final Rounds rounds;
  private final Policies policies;
  private final Placing placing;
  private final Publications publications;
  private final Standings standings;
  private final StandardPeriod standardPeriod;
  private final Base base;
  private final Offices offices;
  private final ApplicationEventPublisher events;
  private final LiveEvents live;
  private final Clock clock;

  Computation(
      DSLContext database,
      Rounds rounds,
      Policies policies,
      Placing placing,
      Publications publications,
      Standings standings,
      StandardPeriod standardPeriod,
      Base base,
      Offices offices,
      ApplicationEventPublisher events,
      LiveEvents live,
      Clock clock) {
    this.database = database;
    this.rounds = rounds;
    this.policies = policies;
    this.placing = placing;
    this.publications = publications;
    this.standings = standings;
    this.standardPeriod = standardPeriod;
    this.base = base;
    this.offices = offices;
    this.events = events;
    this.live = live;
    this.clock = clock;
  }

  /** Works out where everybody is put. A round that waits for that no longer stays as it is. */
  @Transactional
  void compute(long id) {
    var round = rounds.locked(id);
    if (round.stage() != Stage.COMPUTING) {
      return;
    }
    long mark = database.select(LEDGER.MARK).from(LEDGER).fetchSingle().value1();
    var policy = policies.inForce();
    var placed = placing.place(policy.policy(), round.period());
    database.deleteFrom(PLACEMENT).where(PLACEMENT.ROUND_ID.eq(id)).execute();
    insert(round, placed, start(round, policy));
    database
        .update(ROUND)
        .set(ROUND.POLICY_VERSION, policy.version())
        .set(ROUND.POLICY, JSONB.valueOf(Rounds.JSON.writeValueAsString(placed.policy())))
        .set(ROUND.MARK, mark)
        .set(ROUND.COMPUTED_AT, clock.instant())
        .where(ROUND.ID.eq(id))
        .execute();
    tally(id);
    rounds.changed(id);
  }

  /**
   * Where hysteresis starts from: the last round; of one over the same period what that one started
   * from; where there is none what the facts of the period before say.
   */
  private record Start(
      Table<?> table, Field<Long> customer, Field<String> held, Field<String> rawBefore) {}

  private Start start(Round round, Policies.Version policy) {
    var last =
        rounds
            .latestPublished()
            .filter(published -> !published.period().to().isAfter(round.period().to()))
            .orElse(null);
    if (last == null) {
      var before = placing.place(policy.policy(), round.period().previous());
      var raw = before.field(STANDING.RAW_GROUP);
      return new Start(before.customers(), before.field(STANDING.CUSTOMER_ID), raw, raw);
    }
    var placement = PLACEMENT.as("last");
    boolean same = last.period().equals(round.period());
    Table<?> ofLast =
        select(
                placement.CUSTOMER_ID,
                (same ? placement.HELD_GROUP : placement.TO_GROUP).as("held"),
                (same ? placement.RAW_BEFORE : placement.RAW_GROUP).as("raw"))
            .from(placement)
            .where(placement.ROUND_ID.eq(last.id()))
            .asTable("last");
    return new Start(
        ofLast,
        requireNonNull(ofLast.field(placement.CUSTOMER_ID)),
        requireNonNull(ofLast.field("held", String.class)),
        requireNonNull(ofLast.field("raw", String.class)));
  }

  private void insert(Round round, Placed placed, Start start) {
    var raw = placed.field(STANDING.RAW_GROUP);
    database
        .insertInto(
            PLACEMENT,
            PLACEMENT.ROUND_ID,
            PLACEMENT.CUSTOMER_ID,
            PLACEMENT.ENTRIES,
            PLACEMENT.INCOME,
            PLACEMENT.DIRECT_COST,
            PLACEMENT.SECONDS,
            PLACEMENT.ESTIMATED_SECONDS,
            PLACEMENT.TIME_COST,
            PLACEMENT.CONTRIBUTION,
            PLACEMENT.CONTRIBUTION_PER_HOUR,
            PLACEMENT.PERSISTENCE,
            PLACEMENT.BREADTH,
            PLACEMENT.REGULARITY,
            PLACEMENT.TENURE,
            PLACEMENT.TREND,
            PLACEMENT.FROM_GROUP,
            PLACEMENT.HELD_GROUP,
            PLACEMENT.RAW_BEFORE,
            PLACEMENT.RAW_GROUP,
            PLACEMENT.TO_GROUP)
        .select(
            select(
                    inline(round.id()),
                    placed.field(STANDING.CUSTOMER_ID),
                    placed.field(STANDING.ENTRIES).cast(Long.class),
                    placed.field(STANDING.INCOME),
                    placed.field(STANDING.DIRECT_COST),
                    placed.field(STANDING.SECONDS),
                    placed.field(STANDING.ESTIMATED_SECONDS),
                    placed.field(STANDING.TIME_COST),
                    placed.field(STANDING.CONTRIBUTION),
                    placed.field(STANDING.CONTRIBUTION_PER_HOUR),
                    placed.field(STANDING.PERSISTENCE),
                    placed.field(STANDING.BREADTH),
                    placed.field(STANDING.REGULARITY),
                    placed.field(STANDING.TENURE),
                    placed.field(STANDING.TREND),
                    STANDING.GROUP_CODE,
                    start.held(),
                    start.rawBefore(),
                    raw,
                    placed.settled(start.held(), start.rawBefore()))
                .from(placed.customers())
                .join(STANDING)
                .on(STANDING.CUSTOMER_ID.eq(placed.field(STANDING.CUSTOMER_ID)))
                .leftJoin(start.table())
                .on(start.customer().eq(placed.field(STANDING.CUSTOMER_ID)))
                .where(raw.isNotNull().or(STANDING.GROUP_CODE.isNotNull())))
        .execute();
  }

  /** One customer anew, by what the ledger says now and the lines that were drawn. */
  @Transactional
  void computeAnew(Round round, CustomerId customer) {
    var flows = rounds.locked(round.id()).flows();
    var facts = standings.facts(customer, round.period());
    var was =
        database
            .selectFrom(PLACEMENT)
            .where(PLACEMENT.ROUND_ID.eq(round.id()), PLACEMENT.CUSTOMER_ID.eq(customer.value()))
            .forUpdate()
            .fetchSingle();
    var lines = round.lines();
    BigDecimal trend = facts.trend() == null ? BigDecimal.ZERO : facts.trend();
    var raw = lines.group(facts.entries() > 0, Standings.inputs(facts, was.getTenure()));
    var to = lines.settled(raw, group(was.getHeldGroup()), group(was.getRawBefore()), trend);
    database
        .update(PLACEMENT)
        .set(PLACEMENT.ENTRIES, facts.entries())
        .set(PLACEMENT.INCOME, facts.income())
        .set(PLACEMENT.DIRECT_COST, facts.directCost())
        .set(PLACEMENT.SECONDS, facts.seconds())
        .set(PLACEMENT.ESTIMATED_SECONDS, facts.estimatedSeconds())
        .set(PLACEMENT.TIME_COST, facts.timeCost())
        .set(PLACEMENT.CONTRIBUTION, facts.contribution())
        .set(PLACEMENT.CONTRIBUTION_PER_HOUR, facts.contributionPerHour())
        .set(PLACEMENT.PERSISTENCE, facts.persistence())
        .set(PLACEMENT.BREADTH, facts.breadth())
        .set(PLACEMENT.REGULARITY, facts.regularity())
        .set(PLACEMENT.TREND, trend)
        .set(PLACEMENT.RAW_GROUP, code(raw))
        .set(PLACEMENT.TO_GROUP, code(to))
        .where(PLACEMENT.ROUND_ID.eq(round.id()), PLACEMENT.CUSTOMER_ID.eq(customer.value()))
        .execute();
    var before = flow(was);
    was.setToGroup(code(to));
    was.setContribution(facts.contribution());
    was.setIncome(facts.income());
    was.setSeconds(facts.seconds());
    tell(round.id(), requireNonNull(flows).without(before).with(flow(was)));
  }

  /** One customer's part of the flows. */
  private static Flows.Flow flow(PlacementRecord placed) {
    var decided = group(placed.getDecidedGroup());
    return new Flows.Flow(
        group(placed.getFromGroup()),
        decided == null ? group(placed.getToGroup()) : decided,
        1,
        placed.getContribution(),
        placed.getIncome(),
        placed.getSeconds());
  }

  /** Puts the groups of a round that was ordered to be published before everybody. */
  @Transactional
  void publish(long id) {
    var round = rounds.locked(id);
    if (round.stage() != Stage.PUBLISHING) {
      return;
    }
    decideOtherwise(id);
    boolean first = rounds.latestPublished().isEmpty();
    var groups =
        select(
                PLACEMENT.CUSTOMER_ID.as(STANDING.CUSTOMER_ID),
                GROUP.as(STANDING.GROUP_CODE),
                PLACEMENT.RAW_GROUP.as(STANDING.RAW_GROUP),
                reason(round, first).as("reason"),
                PLACEMENT.CONTRIBUTION.as(STANDING.CONTRIBUTION),
                PLACEMENT.SECONDS.as(STANDING.SECONDS))
            .from(PLACEMENT)
            .where(PLACEMENT.ROUND_ID.eq(id))
            .asTable("groups");
    publications.publish(
        new Publications.Publication(
            id, requireNonNull(round.policyVersion()), round.period(), round.lines()),
        groups);
    tally(id);
    database
        .update(ROUND)
        .set(ROUND.PUBLISHED_AT, clock.instant())
        .where(ROUND.ID.eq(id))
        .execute();
    events.publishEvent(new RoundPublished(id, round.period()));
    rounds.changed(id);
    live.publish("groups");
  }

  /** What pages read of the base dies with a publication: the first reader need not wait for it. */
  void summarize() {
    base.renew(standardPeriod.current());
  }

  /** Overrides that hold today, and customers in dispute, who stay where they are. */
  private void decideOtherwise(long id) {
    database
        .update(PLACEMENT)
        .set(PLACEMENT.DECIDED_GROUP, PLACEMENT.FROM_GROUP)
        .where(PLACEMENT.ROUND_ID.eq(id), PLACEMENT.FROM_GROUP.isNotNull())
        .and(
            PLACEMENT.CUSTOMER_ID.in(
                select(CONTEST.CUSTOMER_ID)
                    .from(CONTEST)
                    .where(CONTEST.ROUND_ID.eq(id), CONTEST.SETTLED_AT.isNull())))
        .execute();
    var holding = Overrides.holding(offices.today());
    database
        .update(PLACEMENT)
        .set(PLACEMENT.DECIDED_GROUP, requireNonNull(holding.field(GROUP_OVERRIDE.GROUP_CODE)))
        .from(holding)
        .where(
            PLACEMENT.ROUND_ID.eq(id),
            PLACEMENT.CUSTOMER_ID.eq(requireNonNull(holding.field(GROUP_OVERRIDE.CUSTOMER_ID))))
        .execute();
  }

  /** Why somebody moves, as the history of their groups tells it. */
  private static Field<String> reason(Round round, boolean first) {
    var returned =
        PLACEMENT
            .FROM_GROUP
            .ne(PLACEMENT.HELD_GROUP)
            .and(PLACEMENT.TO_GROUP.eq(PLACEMENT.HELD_GROUP));
    return when(PLACEMENT.DECIDED_GROUP.isNotNull(), inline("overridden"))
        .when(coalesce(PLACEMENT.FROM_GROUP, inline("N")).eq("N"), inline("first"))
        .when(first ? org.jooq.impl.DSL.falseCondition() : returned, inline("returned"))
        .when(PLACEMENT.RAW_GROUP.eq(PLACEMENT.RAW_BEFORE), inline("agreed"))
        .when(abs(PLACEMENT.TREND).ge(round.lines().largeChange()), inline("large"))
        .otherwise(inline("agreed"));
  }

  /** Tells the round how many go where. */
  void tally(long id) {
    var flows =
        database
            .select(
                PLACEMENT.FROM_GROUP,
                GROUP,
                count(),
                sum(PLACEMENT.CONTRIBUTION),
                sum(PLACEMENT.INCOME),
                sum(PLACEMENT.SECONDS))
            .from(PLACEMENT)
            .where(PLACEMENT.ROUND_ID.eq(id))
            .groupBy(PLACEMENT.FROM_GROUP, GROUP)
            .orderBy(PLACEMENT.FROM_GROUP, GROUP)
            .fetch(row ->
                new Flows.Flow(
                    group(row.value1()),
                    group(row.value2()),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6().longValueExact()));
    tell(id, new Flows(flows));
  }

  private void tell(long id, Flows flows) {
    database
        .update(ROUND)
        .set(ROUND.FIGURES, JSONB.valueOf(Rounds.JSON.writeValueAsString(flows)))
        .where(ROUND.ID.eq(id))
        .execute();
  }

  static @Nullable Group group(@Nullable String code) {
    return code == null ? null : Group.valueOf(code);
  }

  static @Nullable String code(@Nullable Group group) {
    return group == null ? null : group.name();
  }
}
