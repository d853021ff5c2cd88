package io.kesher.rounds;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static io.kesher.db.rounds.Tables.CONTEST;
import static io.kesher.db.rounds.Tables.OPINION;
import static io.kesher.db.rounds.Tables.PLACEMENT;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Facts;
import io.kesher.profitability.Group;
import io.kesher.rounds.Round.Scope;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The customers of a round, for those who may see their ledgers; those of most weight first. */
@Service
public class Placements {
  private static final int COUNTED = 1000;

  private final DSLContext database;
  private final Reads reads;

  Placements(DSLContext database, Reads reads) {
    this.database = database;
    this.reads = reads;
  }

  /** Which customers of a round are looked at. */
  public enum State {
    /** All that the round's scope holds. */
    ALL,
    /** Of whom the reader has said nothing yet, or has skipped them. */
    OPEN,
    /** In dispute, whether or not they would move. */
    DISPUTED
  }

  /**
   * @param team only customers in the hands of a team's members; absent: of everybody
   */
  public record Wanted(State state, @Nullable Long team, @Nullable Group to) {
    public static Wanted open(@Nullable Long team) {
      return new Wanted(State.OPEN, team, null);
    }
  }

  /** Where a list goes on: behind this weight and customer. */
  public record After(BigDecimal weight, long customer) {
    static After of(Placed placed) {
      return new After(placed.facts().contribution().abs(), placed.customer().value());
    }
  }

  /**
   * @param next absent on the last page
   */
  public record Page(List<Placed> placed, @Nullable After next) {}

  public Page page(Round round, Wanted wanted, @Nullable After after, int limit) {
    var found =
        within(round)
            .and(wanted(round, wanted))
            .and(behind(after))
            .orderBy(abs(PLACEMENT.CONTRIBUTION).desc(), PLACEMENT.CUSTOMER_ID)
            .limit(limit + 1)
            .fetch(Placements::placed);
    boolean more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    reads.saw(
        Verb.LIST, "standing", page.stream().map(placed -> placed.customer().value()).toList());
    return new Page(page, more ? After.of(page.getLast()) : null);
  }

  /**
   * Whom the reader looks at next: of most weight among those of whom they have said nothing, then
   * among those whom they have skipped; behind {@code after}, where they are somewhere already.
   */
  public Optional<Placed> next(Round round, Wanted wanted, @Nullable CustomerId after) {
    return first(round, wanted, after, notExists(mine()))
        .or(() -> first(round, wanted, after, exists(mine())))
        .or(() -> after == null ? Optional.empty() : next(round, wanted, null));
  }

  private Optional<Placed> first(
      Round round, Wanted wanted, @Nullable CustomerId after, Condition said) {
    var place = after == null ? null : find(round, after).map(After::of).orElse(null);
    return within(round)
        .and(wanted(round, wanted))
        .and(said)
        .and(behind(place))
        .orderBy(abs(PLACEMENT.CONTRIBUTION).desc(), PLACEMENT.CUSTOMER_ID)
        .limit(1)
        .fetchOptional(Placements::placed);
  }

  /** One customer of a round; nothing where the reader may not see their ledger. */
  public Optional<Placed> find(Round round, CustomerId customer) {
    return within(round)
        .and(PLACEMENT.CUSTOMER_ID.eq(customer.value()))
        .fetchOptional(Placements::placed);
  }

  /**
   * The same, to be shown.
   *
   * @throws Refusal 404 where the round has no such customer, or not for this reader
   */
  public Placed show(Round round, CustomerId customer) {
    var placed = find(round, customer).orElseThrow(Refusal::notFound);
    reads.saw("standing", customer.value());
    return placed;
  }

  /** How many the reader has still to look at; no more than a thousand are counted. */
  public int open(Round round, @Nullable Long team) {
    return database.fetchCount(within(round).and(wanted(round, Wanted.open(team))).limit(COUNTED));
  }

  /**
   * How far the review is for the customers in one person's hands.
   *
   * @param person absent: in nobody's
   * @param looked at by anybody, those skipped left out
   */
  public record Progress(@Nullable String person, long customers, long looked, long disputed) {}

  /** Of all whose customers the reader sees, those with most to look at first. */
  public List<Progress> progress(Round round) {
    var looked =
        exists(
            selectOne()
                .from(OPINION)
                .where(
                    of(round),
                    OPINION.VERDICT.ne("skip"),
                    OPINION.CUSTOMER_ID.eq(PLACEMENT.CUSTOMER_ID))
                .and(OPINION.ON_GROUP.isNotDistinctFrom(PLACEMENT.TO_GROUP)));
    return database
        .select(
            EMPLOYEE.NAME,
            count(),
            count().filterWhere(looked),
            count().filterWhere(disputed(round)))
        .from(PLACEMENT)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(PLACEMENT.CUSTOMER_ID))
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(CUSTOMER.OWNER_ID))
        .where(PLACEMENT.ROUND_ID.eq(round.id()), seen(), inScope(round))
        .groupBy(EMPLOYEE.ID, EMPLOYEE.NAME)
        .orderBy(count().desc(), EMPLOYEE.NAME)
        .limit(200)
        .fetch(each -> new Progress(each.value1(), each.value2(), each.value3(), each.value4()));
  }

  /** What each reviewer has said so far. */
  public record Said(String person, long agreed, long contested, long skipped) {}

  public List<Said> said(Round round) {
    return database
        .select(
            EMPLOYEE.NAME,
            count().filterWhere(OPINION.VERDICT.eq("agree")),
            count().filterWhere(OPINION.VERDICT.eq("contest")),
            count().filterWhere(OPINION.VERDICT.eq("skip")))
        .from(OPINION)
        .join(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(OPINION.EMPLOYEE_ID))
        .where(of(round))
        .groupBy(EMPLOYEE.ID, EMPLOYEE.NAME)
        .orderBy(count().desc(), EMPLOYEE.NAME)
        .fetch(each -> new Said(each.value1(), each.value2(), each.value3(), each.value4()));
  }

  private static Condition of(Round round) {
    return OPINION.ROUND_ID.eq(round.id());
  }

  private SelectConditionStep<Record> within(Round round) {
    return database
        .select(PLACEMENT.fields())
        .select(CUSTOMER.DISPLAY_NAME, CUSTOMER.OWNER_ID)
        .from(PLACEMENT)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(PLACEMENT.CUSTOMER_ID))
        .where(PLACEMENT.ROUND_ID.eq(round.id()), seen());
  }

  /** Facts are shown: it takes the customer, their ledger and the round. */
  private static Condition seen() {
    return Customers.visible("ledger:see", "rounds:see");
  }

  private static Condition inScope(Round round) {
    return round.scope() == Scope.EVERYBODY
        ? noCondition()
        : PLACEMENT.FROM_GROUP.isDistinctFrom(PLACEMENT.TO_GROUP);
  }

  private static Condition wanted(Round round, Wanted wanted) {
    Condition which =
        switch (wanted.state()) {
          case ALL -> inScope(round);
          case OPEN ->
              inScope(round)
                  .and(Customers.within("rounds:change"))
                  .and(
                      notExists(
                          selectOne()
                              .from(OPINION)
                              .where(mineHolds(), OPINION.VERDICT.ne("skip"))));
          case DISPUTED -> disputed(round);
        };
    if (wanted.team() != null) {
      which =
          which.and(
              CUSTOMER.OWNER_ID.in(
                  select(MEMBERSHIP.EMPLOYEE_ID)
                      .from(MEMBERSHIP)
                      .where(MEMBERSHIP.TEAM_ID.eq(wanted.team()))));
    }
    return wanted.to() == null ? which : which.and(PLACEMENT.TO_GROUP.eq(wanted.to().name()));
  }

  private static Select<?> mine() {
    return selectOne().from(OPINION).where(mineHolds());
  }

  /** What the reader has said, as long as the proposal is still the one it was said of. */
  private static Condition mineHolds() {
    Long me = Viewers.by();
    return OPINION
        .ROUND_ID
        .eq(PLACEMENT.ROUND_ID)
        .and(OPINION.CUSTOMER_ID.eq(PLACEMENT.CUSTOMER_ID))
        .and(OPINION.EMPLOYEE_ID.eq(me == null ? 0L : me))
        .and(OPINION.ON_GROUP.isNotDistinctFrom(PLACEMENT.TO_GROUP));
  }

  private static Condition disputed(Round round) {
    return exists(
        selectOne()
            .from(CONTEST)
            .where(
                CONTEST.ROUND_ID.eq(round.id()),
                CONTEST.CUSTOMER_ID.eq(PLACEMENT.CUSTOMER_ID),
                CONTEST.SETTLED_AT.isNull()));
  }

  private static Condition behind(@Nullable After after) {
    return after == null
        ? noCondition()
        : row(abs(PLACEMENT.CONTRIBUTION).neg(), PLACEMENT.CUSTOMER_ID)
            .gt(val(after.weight().negate()), inline(after.customer()))
            .and(abs(PLACEMENT.CONTRIBUTION).le(after.weight()));
  }

  private static Placed placed(Record row) {
    return new Placed(
        row.get(PLACEMENT.ROUND_ID),
        new CustomerId(row.get(PLACEMENT.CUSTOMER_ID)),
        row.get(CUSTOMER.DISPLAY_NAME),
        EmployeeId.ofNullable(row.get(CUSTOMER.OWNER_ID)),
        new Facts(
            row.get(PLACEMENT.ENTRIES),
            row.get(PLACEMENT.INCOME),
            row.get(PLACEMENT.DIRECT_COST),
            row.get(PLACEMENT.SECONDS),
            row.get(PLACEMENT.ESTIMATED_SECONDS),
            row.get(PLACEMENT.TIME_COST),
            row.get(PLACEMENT.CONTRIBUTION),
            row.get(PLACEMENT.CONTRIBUTION_PER_HOUR),
            row.get(PLACEMENT.PERSISTENCE),
            row.get(PLACEMENT.BREADTH),
            row.get(PLACEMENT.REGULARITY),
            row.get(PLACEMENT.TREND)),
        row.get(PLACEMENT.TENURE),
        Computation.group(row.get(PLACEMENT.FROM_GROUP)),
        Computation.group(row.get(PLACEMENT.RAW_GROUP)),
        Computation.group(row.get(PLACEMENT.TO_GROUP)),
        Computation.group(row.get(PLACEMENT.DECIDED_GROUP)));
  }
}
