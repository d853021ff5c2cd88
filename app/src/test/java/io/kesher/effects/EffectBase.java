package io.kesher.effects;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.books.Tables.HOLDING;
import static io.kesher.db.cases.Tables.CASE_STEP;
import static io.kesher.db.cases.Tables.CASE_WORD;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.profitability.Tables.CLASSIFICATION;
import static io.kesher.db.profitability.Tables.GROUP_CHANGE;
import static io.kesher.db.rewards.Tables.RULE_SET;
import static io.kesher.db.rounds.Tables.PLAYBOOK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import io.kesher.AsOwner;
import io.kesher.TestOffice;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.profitability.EntryKind;
import io.kesher.profitability.Group;
import io.kesher.profitability.Policies;
import io.kesher.profitability.SmallBase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** An office that adopted rules on a day, with whatever its customers brought around it. */
public final class EffectBase {
  /** Days on either side: 13 weeks. */
  static final int DAYS = 91;

  /** Of the adoption: the first of a month, four months ago. */
  public final LocalDate day;

  private final DSLContext database;
  private final SmallBase ledger;
  private final ZoneId zone;
  private final int policy;
  private int numbers;

  private EffectBase(DSLContext database, Offices offices, Policies policies, SmallBase ledger) {
    this.database = database;
    this.day = offices.today().minusMonths(4).withDayOfMonth(1);
    this.zone = offices.current().zone();
    this.policy = policies.inForce().version();
    this.ledger = ledger;
  }

  /** Beside what there is already. */
  public static EffectBase beside(DSLContext database, Offices offices, Policies policies) {
    return new EffectBase(database, offices, policies, SmallBase.beside(database));
  }

  /** Without anybody yet; rules of reward have been in force since the day. */
  public static EffectBase of(DSLContext database, Offices offices, Policies policies) {
    AsOwner.run(
        "truncate rewards.rule_set, rounds.round, rounds.playbook, books.proposal,"
            + " agreements.agreement, cases.customer_case, interactions.interaction,"
            + " profitability.group_change cascade");
    var base = new EffectBase(database, offices, policies, SmallBase.of(database, 1, 0));
    database
        .insertInto(RULE_SET)
        .set(RULE_SET.DRAFTED_AT, Instant.now())
        .set(RULE_SET.FROM_MONTH, base.day)
        .set(RULE_SET.ADOPTED_AT, Instant.now())
        .execute();
    return base;
  }

  /** Groups of many and of few, of whom some had just risen; work, complaints and ends. */
  public static EffectBase lively(
      DSLContext database, Offices offices, Policies policies, TestOffice office) {
    var base = of(database, offices, policies);
    base.playbook(Group.A, 9);
    database
        .insertInto(PLAYBOOK)
        .select(
            database
                .select(
                    inline("D"),
                    PLAYBOOK.VERSION,
                    PLAYBOOK.ANSWER_HOURS,
                    PLAYBOOK.CHANNELS,
                    PLAYBOOK.RHYTHM_DAYS,
                    PLAYBOOK.HELD_BY,
                    PLAYBOOK.SCRIPT,
                    PLAYBOOK.NEVER,
                    PLAYBOOK.ADOPTED_BY,
                    inline(Instant.now()))
                .from(PLAYBOOK))
        .execute();
    var chance = new SplittableRandom(3);
    Group[] groups = {Group.A, Group.A, Group.B, Group.D, Group.C};
    int[] sizes = {48, 32, 64, 120, 12};
    List<Long> risen = List.of();
    for (int kind = 0; kind < groups.length; kind++) {
      List<Long> some = new ArrayList<>();
      for (int i = 0; i < sizes[kind]; i++) {
        some.add(base.live(kind, chance, office));
      }
      base.classify(base.day.minusDays(200), null, kind == 1 ? Group.D : groups[kind], some);
      risen = kind == 1 ? some : risen;
    }
    base.classify(base.day.minusDays(6), Group.D, Group.A, risen);
    base.write();
    return base;
  }

  private long live(int kind, RandomGenerator chance, TestOffice office) {
    var holder = kind < 2 ? office.employee("salesperson") : null;
    long id = customer(holder);
    agreement(id, day.minusYears(2), chance.nextInt(9) == 0 ? day.plusDays(9) : null);
    for (int side = -1; side <= 1; side += 2) {
      int usual = side < 0 ? 900 : kind == 1 ? 500 : 950 - 60 * kind;
      earns(id, day.plusDays(side * (3L + chance.nextInt(20))), usual + chance.nextInt(400));
      int takes = (side < 0 ? 500 : 420) + chance.nextInt(200);
      takes(id, day.plusDays(side * (2L + chance.nextInt(20))), takes, true);
      var on = day.plusDays(side * (2L + chance.nextInt(20)));
      opened(
          id,
          on,
          chance.nextInt(side < 0 ? 3 : 6) == 0 ? "complaint" : "request",
          side < 0 ? 8 + chance.nextInt(30) : 2 + chance.nextInt(20));
      call(id, on, side < 0 || kind > 1 ? office.employee("service") : holder, takes);
    }
    return id;
  }

  /** Adopts a playbook on the day, and tells what names that. */
  public String playbook(Group group, int version) {
    database
        .insertInto(PLAYBOOK)
        .set(PLAYBOOK.GROUP_CODE, group.name())
        .set(PLAYBOOK.VERSION, version)
        .set(PLAYBOOK.CHANNELS, new String[] {})
        .set(PLAYBOOK.HELD_BY, "person")
        .set(PLAYBOOK.SCRIPT, "")
        .set(PLAYBOOK.NEVER, "")
        .set(PLAYBOOK.ADOPTED_AT, at(day, 9))
        .execute();
    return "playbook-" + group + "-" + version;
  }

  Span span() {
    return new Span(day, DAYS);
  }

  public String adoption() {
    return "rules-" + database.select(max(RULE_SET.ID)).from(RULE_SET).fetchSingle().value1();
  }

  /** Known to the ledger since long before. */
  public long customer(@Nullable EmployeeId owner) {
    long id =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "לקוח " + ++numbers)
            .set(CUSTOMER.OWNER_ID, EmployeeId.toNullable(owner))
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1();
    ledger.customers.add(id);
    earns(id, day.minusDays(400), 10);
    return id;
  }

  /** Puts customers into a group on a day. */
  public void classify(LocalDate on, @Nullable Group from, Group to, List<Long> customers) {
    long id =
        database
            .insertInto(CLASSIFICATION)
            .set(CLASSIFICATION.POLICY_VERSION, policy)
            .set(CLASSIFICATION.FROM_DAY, on.minusYears(1))
            .set(CLASSIFICATION.TO_DAY, on)
            .set(CLASSIFICATION.ROUND_ID, (long) ++numbers)
            .set(CLASSIFICATION.POLICY, JSONB.valueOf("{\"rules\":[],\"largeChange\":0}"))
            .set(CLASSIFICATION.MOVES, JSONB.valueOf("[]"))
            .set(CLASSIFICATION.CUSTOMERS, 0L)
            .set(CLASSIFICATION.MOVED, 0L)
            .set(CLASSIFICATION.WAITING, 0L)
            .set(CLASSIFICATION.AT, at(on, 12))
            .returningResult(CLASSIFICATION.ID)
            .fetchSingle()
            .value1();
    for (long customer : customers) {
      database
          .insertInto(GROUP_CHANGE)
          .set(GROUP_CHANGE.CLASSIFICATION_ID, id)
          .set(GROUP_CHANGE.CUSTOMER_ID, customer)
          .set(GROUP_CHANGE.FROM_GROUP, from == null ? null : from.name())
          .set(GROUP_CHANGE.TO_GROUP, to.name())
          .set(GROUP_CHANGE.REASON, from == null ? "first" : "agreed")
          .set(GROUP_CHANGE.CONTRIBUTION, BigDecimal.ZERO)
          .set(GROUP_CHANGE.SECONDS, 0L)
          .execute();
    }
  }

  Instant at(LocalDate on, int hour) {
    return on.atTime(hour, 0).atZone(zone).toInstant();
  }

  public void earns(long customer, LocalDate on, int amount) {
    ledger.add(
        new SmallBase.Known(
            customer,
            on,
            EntryKind.INCOME,
            BigDecimal.valueOf(amount),
            null,
            0,
            BigDecimal.ZERO,
            false));
  }

  void takes(long customer, LocalDate on, int seconds, boolean measured) {
    ledger.add(
        new SmallBase.Known(
            customer,
            on,
            EntryKind.TIME,
            BigDecimal.ZERO,
            null,
            seconds,
            BigDecimal.valueOf(90),
            measured));
  }

  /** Writes what was earned and taken. */
  public void write() {
    ledger.write();
  }

  /** A case that waited so many hours for its first step; none: it still waits. */
  long opened(long customer, LocalDate on, String kind, @Nullable Integer hours) {
    var at = at(on, 8);
    long id =
        database
            .insertInto(CUSTOMER_CASE)
            .set(CUSTOMER_CASE.CUSTOMER_ID, customer)
            .set(CUSTOMER_CASE.SUBJECT, "פנייה")
            .set(CUSTOMER_CASE.KIND, kind)
            .set(CUSTOMER_CASE.SEVERITY, (short) 3)
            .set(CUSTOMER_CASE.DUE_AT, at.plus(Duration.ofDays(2)))
            .set(CUSTOMER_CASE.PROMISED, true)
            .set(CUSTOMER_CASE.OPENED_AT, at)
            .returningResult(CUSTOMER_CASE.ID)
            .fetchSingle()
            .value1();
    step(id, "opened", at);
    if (hours != null) {
      database
          .insertInto(CASE_WORD)
          .set(CASE_WORD.CASE_ID, id)
          .set(CASE_WORD.KIND, "answer")
          .set(CASE_WORD.TEXT, "מטופל")
          .set(CASE_WORD.AT, at.plus(Duration.ofHours(hours)))
          .execute();
    }
    return id;
  }

  void step(long opened, String kind, Instant at) {
    database
        .insertInto(CASE_STEP)
        .set(CASE_STEP.CASE_ID, opened)
        .set(CASE_STEP.KIND, kind)
        .set(CASE_STEP.OUTCOME, kind.equals("closed") ? "solved" : null)
        .set(CASE_STEP.AT, at)
        .execute();
  }

  public void agreement(long customer, LocalDate start, @Nullable LocalDate end) {
    database
        .insertInto(AGREEMENT)
        .set(AGREEMENT.CUSTOMER_ID, customer)
        .set(AGREEMENT.NUMBER, "E-" + ++numbers)
        .set(AGREEMENT.START_ON, start)
        .set(AGREEMENT.ENDED_ON, end)
        .execute();
  }

  /** A call that somebody took; nobody: a program. */
  void call(long customer, LocalDate on, @Nullable EmployeeId by, int seconds) {
    database
        .insertInto(INTERACTION)
        .set(INTERACTION.CUSTOMER_ID, customer)
        .set(INTERACTION.KIND, "call")
        .set(INTERACTION.DIRECTION, "in")
        .set(INTERACTION.EMPLOYEE_ID, EmployeeId.toNullable(by))
        .set(INTERACTION.AT, at(on, 10))
        .set(INTERACTION.SECONDS, seconds)
        .set(INTERACTION.MEASURED, true)
        .set(INTERACTION.SUMMARY, "")
        .execute();
  }

  /** Whoever came into these hands came into them on another day than they did. */
  void heldSince(long customer, LocalDate on) {
    database
        .update(HOLDING)
        .set(HOLDING.FROM_AT, at(on, 0))
        .where(HOLDING.CUSTOMER_ID.eq(customer))
        .execute();
    database
        .update(CUSTOMER)
        .set(CUSTOMER.CREATED_AT, at(on.minusDays(500), 0))
        .where(CUSTOMER.ID.eq(customer))
        .execute();
  }
}
