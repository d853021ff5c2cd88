package io.kesher.rounds;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.rounds.Tables.GROUP_OVERRIDE;
import static io.kesher.db.rounds.Tables.PLACEMENT;
import static io.kesher.db.rounds.Tables.ROUND;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.when;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.rounds.GroupOverride.Answer;
import io.kesher.rounds.GroupOverride.Later;
import io.kesher.rounds.GroupOverride.Reason;
import io.kesher.rounds.Round.Stage;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decisions that go against the facts, and whether they were right. */
@Service
public class Overrides {
  private static final int LONGEST_YEARS = 2;
  private static final Field<String> BY = nameOf(GROUP_OVERRIDE.BY_ID, "by_name");
  private static final Field<String> WITHDRAWER = nameOf(GROUP_OVERRIDE.WITHDRAWN_BY, "withdrawer");

  private final DSLContext database;
  private final Rounds rounds;
  private final Placements placements;
  private final Offices offices;
  private final Reads reads;
  private final Clock clock;

  Overrides(
      DSLContext database,
      Rounds rounds,
      Placements placements,
      Offices offices,
      Reads reads,
      Clock clock) {
    this.database = database;
    this.rounds = rounds;
    this.placements = placements;
    this.offices = offices;
    this.reads = reads;
    this.clock = clock;
  }

  /** What somebody says of an override. */
  public record Draft(
      @Nullable Group group,
      @Nullable Reason reason,
      @Nullable String words,
      @Nullable LocalDate expiresOn) {}

  /**
   * Puts a customer of a round that is in review elsewhere. One that stands already is withdrawn.
   *
   * @throws Refusal 422 with the faults of the draft
   */
  @Transactional
  public GroupOverride make(long round, CustomerId customer, Draft draft) {
    var found = rounds.expect(round, Stage.REVIEW);
    var placed = placements.find(found, customer).orElseThrow(Refusal::notFound);
    var kept = check(draft, placed);
    withdrawAll(customer);
    long id =
        database
            .insertInto(GROUP_OVERRIDE)
            .set(GROUP_OVERRIDE.ROUND_ID, round)
            .set(GROUP_OVERRIDE.CUSTOMER_ID, customer.value())
            .set(GROUP_OVERRIDE.GROUP_CODE, kept.group().name())
            .set(GROUP_OVERRIDE.FACTS_SAID, Computation.code(placed.raw()))
            .set(GROUP_OVERRIDE.REASON, kept.reason().code())
            .set(GROUP_OVERRIDE.WORDS, kept.words())
            .set(GROUP_OVERRIDE.BY_ID, Viewers.by())
            .set(GROUP_OVERRIDE.AT, clock.instant())
            .set(GROUP_OVERRIDE.EXPIRES_ON, kept.expiresOn())
            .returningResult(GROUP_OVERRIDE.ID)
            .fetchSingle()
            .value1();
    rounds.changed(round);
    return find(id);
  }

  private record Kept(Group group, Reason reason, String words, LocalDate expiresOn) {}

  private Kept check(Draft draft, Placed placed) {
    List<FieldFault> faults = new ArrayList<>();
    var group = draft.group();
    if (group == null) {
      faults.add(FieldFault.of("group", "web.field.required"));
    } else if (group == placed.to()) {
      faults.add(FieldFault.of("group", "rounds.fault.same-group"));
    }
    var reason = draft.reason();
    if (reason == null) {
      faults.add(FieldFault.of("reason", "web.field.required"));
    }
    var today = offices.today();
    var day = draft.expiresOn();
    if (day == null) {
      faults.add(FieldFault.of("expiresOn", "web.field.required"));
    } else if (!day.isAfter(today) || day.isAfter(today.plusYears(LONGEST_YEARS))) {
      faults.add(FieldFault.of("expiresOn", "rounds.fault.expiry", LONGEST_YEARS));
    }
    String words = "";
    try {
      words = Reviews.words("words", draft.words());
    } catch (Refusal refused) {
      faults.addAll(refused.fields());
    }
    if (group == null || reason == null || day == null || !faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return new Kept(group, reason, words, day);
  }

  /** From the next publication on the facts hold again. Asking twice is asking once. */
  @Transactional
  public GroupOverride withdraw(long id) {
    var override = find(id);
    if (override.withdrawnAt() == null) {
      withdrawn(GROUP_OVERRIDE.ID.eq(id));
      rounds.changed(override.round());
    }
    return find(id);
  }

  private void withdrawAll(CustomerId customer) {
    withdrawn(GROUP_OVERRIDE.CUSTOMER_ID.eq(customer.value()));
  }

  private void withdrawn(Condition which) {
    database
        .update(GROUP_OVERRIDE)
        .set(GROUP_OVERRIDE.WITHDRAWN_BY, Viewers.by())
        .set(GROUP_OVERRIDE.WITHDRAWN_AT, clock.instant())
        .where(which, GROUP_OVERRIDE.WITHDRAWN_AT.isNull())
        .execute();
  }

  /**
   * @throws Refusal 404 where there is none, or not for this reader
   */
  public GroupOverride find(long id) {
    var found =
        overrides(GROUP_OVERRIDE.ID.eq(id))
            .fetchOptional(Overrides::override)
            .orElseThrow(Refusal::notFound);
    reads.saw("standing", found.customer().value());
    return found;
  }

  /** Those that a publication of today would heed, for one customer. */
  public Optional<GroupOverride> holding(CustomerId customer) {
    return overrides(
            GROUP_OVERRIDE
                .CUSTOMER_ID
                .eq(customer.value())
                .and(GROUP_OVERRIDE.WITHDRAWN_AT.isNull())
                .and(GROUP_OVERRIDE.EXPIRES_ON.ge(offices.today())))
        .orderBy(GROUP_OVERRIDE.ID.desc())
        .limit(1)
        .fetchOptional(Overrides::override);
  }

  /** Behind this one, the latest first, each with what came of it. */
  public List<GroupOverride> page(@Nullable Long after, int limit) {
    var found =
        overrides(after == null ? noCondition() : GROUP_OVERRIDE.ID.lt(after))
            .orderBy(GROUP_OVERRIDE.ID.desc())
            .limit(limit)
            .fetch(Overrides::override);
    reads.saw(Verb.LIST, "standing", found.stream().map(each -> each.customer().value()).toList());
    return found;
  }

  /** How many overrides of each reason turned out how, over all that the reader may see. */
  public Map<Reason, Map<Answer, Long>> report() {
    var later = later();
    Field<String> raw = requireNonNull(later.field(PLACEMENT.RAW_GROUP));
    Field<String> answer =
        when(
                requireNonNull(later.field(PLACEMENT.CUSTOMER_ID)).isNull(),
                inline(Answer.OPEN.name()))
            .when(raw.eq(GROUP_OVERRIDE.GROUP_CODE), inline(Answer.RIGHT.name()))
            .when(raw.isNotDistinctFrom(GROUP_OVERRIDE.FACTS_SAID), inline(Answer.WRONG.name()))
            .otherwise(inline(Answer.NEITHER.name()));
    Map<Reason, Map<Answer, Long>> report = new EnumMap<>(Reason.class);
    database
        .select(GROUP_OVERRIDE.REASON, answer, count())
        .from(GROUP_OVERRIDE)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(GROUP_OVERRIDE.CUSTOMER_ID))
        .leftJoin(later)
        .on(trueCondition())
        .where(seen())
        .groupBy(GROUP_OVERRIDE.REASON, answer)
        .forEach(row ->
            report
                .computeIfAbsent(Reason.of(row.value1()), _ -> new EnumMap<>(Answer.class))
                .put(Answer.valueOf(row.value2()), (long) row.value3()));
    return report;
  }

  /** A group for each customer whose newest override holds on a day. */
  static Table<?> holding(LocalDate on) {
    var newest =
        select(max(GROUP_OVERRIDE.ID))
            .from(GROUP_OVERRIDE)
            .where(GROUP_OVERRIDE.WITHDRAWN_AT.isNull(), GROUP_OVERRIDE.EXPIRES_ON.ge(on))
            .groupBy(GROUP_OVERRIDE.CUSTOMER_ID);
    return select(GROUP_OVERRIDE.CUSTOMER_ID, GROUP_OVERRIDE.GROUP_CODE)
        .from(GROUP_OVERRIDE)
        .where(GROUP_OVERRIDE.ID.in(newest))
        .asTable("holding");
  }

  private SelectConditionStep<Record> overrides(Condition which) {
    var later = later();
    return database
        .select(GROUP_OVERRIDE.fields())
        .select(CUSTOMER.DISPLAY_NAME, BY, WITHDRAWER)
        .select(PLACEMENT.CONTRIBUTION)
        .select(
            requireNonNull(later.field(PLACEMENT.CUSTOMER_ID)).as("later_customer"),
            requireNonNull(later.field(PLACEMENT.RAW_GROUP)).as("later_raw"),
            requireNonNull(later.field(PLACEMENT.CONTRIBUTION)).as("later_contribution"))
        .from(GROUP_OVERRIDE)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(GROUP_OVERRIDE.CUSTOMER_ID))
        .leftJoin(PLACEMENT)
        .on(
            PLACEMENT.ROUND_ID.eq(GROUP_OVERRIDE.ROUND_ID),
            PLACEMENT.CUSTOMER_ID.eq(GROUP_OVERRIDE.CUSTOMER_ID))
        .leftJoin(later)
        .on(trueCondition())
        .where(which)
        .and(seen());
  }

  /** The customer in the latest published round whose period ends after that of the override. */
  private static Table<?> later() {
    var made = ROUND.as("made");
    var after = ROUND.as("after");
    var placement = PLACEMENT.as("later_placement");
    return lateral(
            select(
                    placement.CUSTOMER_ID.as(PLACEMENT.CUSTOMER_ID),
                    placement.RAW_GROUP.as(PLACEMENT.RAW_GROUP),
                    placement.CONTRIBUTION.as(PLACEMENT.CONTRIBUTION))
                .from(placement)
                .join(after)
                .on(after.ID.eq(placement.ROUND_ID))
                .join(made)
                .on(made.ID.eq(GROUP_OVERRIDE.ROUND_ID))
                .where(
                    placement.CUSTOMER_ID.eq(GROUP_OVERRIDE.CUSTOMER_ID),
                    made.PUBLISHED_AT.isNotNull(),
                    after.PUBLISHED_AT.isNotNull(),
                    after.TO_DAY.gt(made.TO_DAY))
                .orderBy(after.ID.desc())
                .limit(1))
        .as("later");
  }

  private static Condition seen() {
    return Customers.visible("ledger:see", "rounds:see");
  }

  private static Field<String> nameOf(Field<Long> employee, String alias) {
    return field(select(EMPLOYEE.NAME).from(EMPLOYEE).where(EMPLOYEE.ID.eq(employee))).as(alias);
  }

  private static GroupOverride override(Record row) {
    return new GroupOverride(
        row.get(GROUP_OVERRIDE.ID),
        row.get(GROUP_OVERRIDE.ROUND_ID),
        new CustomerId(row.get(GROUP_OVERRIDE.CUSTOMER_ID)),
        row.get(CUSTOMER.DISPLAY_NAME),
        Group.valueOf(row.get(GROUP_OVERRIDE.GROUP_CODE)),
        Computation.group(row.get(GROUP_OVERRIDE.FACTS_SAID)),
        Reason.of(row.get(GROUP_OVERRIDE.REASON)),
        row.get(GROUP_OVERRIDE.WORDS),
        row.get(BY),
        row.get(GROUP_OVERRIDE.AT),
        row.get(GROUP_OVERRIDE.EXPIRES_ON),
        row.get(WITHDRAWER),
        row.get(GROUP_OVERRIDE.WITHDRAWN_AT),
        later(row));
  }

  private static @Nullable Later later(Record row) {
    var before = row.get(PLACEMENT.CONTRIBUTION);
    return row.get("later_customer") == null || before == null
        ? null
        : new Later(
            Computation.group(row.get("later_raw", String.class)),
            before,
            row.get("later_contribution", BigDecimal.class));
  }
}
