package io.kesher.rounds;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.rounds.Tables.CONTEST;
import static io.kesher.db.rounds.Tables.OPINION;
import static io.kesher.db.rounds.Tables.PLACEMENT;
import static io.kesher.db.rounds.Tables.REMARK;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.rounds.Contest.Fact;
import io.kesher.rounds.Contest.Outcome;
import io.kesher.rounds.Round.Stage;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the team says of a round: agreement, facts that are wrong, discussion. */
@Service
public class Reviews {
  private static final String REVIEW = "rounds:change";
  private static final int LONGEST = 1000;
  private static final Field<String> OPENER = nameOf(CONTEST.OPENED_BY, "opener");
  private static final Field<String> SETTLER = nameOf(CONTEST.SETTLED_BY, "settler");

  private final DSLContext database;
  private final Rounds rounds;
  private final Placements placements;
  private final Computation computation;
  private final Customers customers;
  private final Reads reads;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reviews(
      DSLContext database,
      Rounds rounds,
      Placements placements,
      Computation computation,
      Customers customers,
      Reads reads,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.rounds = rounds;
    this.placements = placements;
    this.computation = computation;
    this.customers = customers;
    this.reads = reads;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Says that a placement is right, or that one comes back to it. Saying it again is saying it
   * once.
   *
   * @throws Refusal 409 where the round is not in review
   */
  @Transactional
  public void say(long round, CustomerId customer, Opinion verdict) {
    write(inReview(round, customer), verdict);
  }

  /** Takes back what one has said of a placement; a dispute goes on. */
  @Transactional
  public void unsay(long round, CustomerId customer) {
    var placed = inReview(round, customer);
    database
        .deleteFrom(OPINION)
        .where(OPINION.ROUND_ID.eq(round), OPINION.CUSTOMER_ID.eq(placed.customer().value()))
        .and(OPINION.EMPLOYEE_ID.eq(employee()))
        .execute();
  }

  /**
   * Names a fact that is wrong. Whoever is told of it mends it; until then the customer stays where
   * they are.
   *
   * @throws Refusal 409 where it is in dispute already
   */
  @Transactional
  public Contest contest(
      long round, CustomerId customer, @Nullable Fact fact, @Nullable String words) {
    var placed = inReview(round, customer);
    hold(placed);
    var said = words("words", words);
    if (fact == null) {
      throw Refusal.of(List.of(FieldFault.of("fact", "rounds.fault.fact")));
    }
    if (contests(ofCustomer(round, customer).and(CONTEST.SETTLED_AT.isNull()))
        .fetchOptional()
        .isPresent()) {
      throw Refusal.of(HttpStatus.CONFLICT, "rounds.refusal.disputed");
    }
    write(placed, Opinion.CONTEST);
    long id =
        database
            .insertInto(CONTEST)
            .set(CONTEST.ROUND_ID, round)
            .set(CONTEST.CUSTOMER_ID, customer.value())
            .set(CONTEST.FACT, fact.code())
            .set(CONTEST.WORDS, said)
            .set(CONTEST.GROUP_THEN, Computation.code(placed.to()))
            .set(CONTEST.OPENED_BY, Viewers.by())
            .set(CONTEST.OPENED_AT, clock.instant())
            .returningResult(CONTEST.ID)
            .fetchSingle()
            .value1();
    EmployeeId mender =
        placed.owner() == null ? Viewers.current().id().orElse(null) : placed.owner();
    events.publishEvent(new Contested(id, round, customer, fact, said, mender));
    rounds.changed(round);
    return contest(id);
  }

  /**
   * Ends a dispute. As long as the round is in review the placement is worked out anew by what the
   * ledger says now. Ending it twice is ending it once.
   *
   * @param answer needed where the fact is found to be right
   */
  @Transactional
  public Contest settle(long id, @Nullable Outcome outcome, @Nullable String answer) {
    customers.require(contest(id).customer(), REVIEW);
    if (outcome == null) {
      throw Refusal.of(List.of(FieldFault.of("outcome", "web.field.required")));
    }
    if (outcome == Outcome.UNFOUNDED && !Viewers.current().may("rounds:manage")) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
    boolean says = answer != null && !answer.isBlank();
    var words = says || outcome == Outcome.UNFOUNDED ? words("answer", answer) : null;
    return end(id, outcome, words, Viewers.by());
  }

  /** The same for who has been given a dispute to mend, and says that it is. */
  @Transactional
  public Contest mended(long id, @Nullable EmployeeId by) {
    return end(id, Outcome.MENDED, null, EmployeeId.toNullable(by));
  }

  private Contest end(long id, Outcome outcome, @Nullable String answer, @Nullable Long by) {
    var round = rounds.locked(contest(id).round());
    var contest = contest(id);
    if (!contest.open()) {
      return contest;
    }
    if (round.stage() == Stage.REVIEW) {
      computation.computeAnew(round, contest.customer());
    }
    var now = placements.find(round, contest.customer()).map(Placed::to).orElse(null);
    database
        .update(CONTEST)
        .set(CONTEST.OUTCOME, outcome.code())
        .set(CONTEST.ANSWER, answer)
        .set(CONTEST.GROUP_NOW, Computation.code(now))
        .set(CONTEST.SETTLED_BY, by)
        .set(CONTEST.SETTLED_AT, clock.instant())
        .where(CONTEST.ID.eq(id))
        .execute();
    events.publishEvent(new ContestSettled(id));
    rounds.changed(round.id());
    return contest(id);
  }

  /** Says something in the discussion of a customer. */
  @Transactional
  public void remark(long round, CustomerId customer, @Nullable String words) {
    var placed = reviewed(rounds.find(round), customer);
    database
        .insertInto(REMARK)
        .set(REMARK.ROUND_ID, round)
        .set(REMARK.CUSTOMER_ID, placed.customer().value())
        .set(REMARK.WORDS, words("words", words))
        .set(REMARK.BY_ID, Viewers.by())
        .set(REMARK.AT, clock.instant())
        .execute();
  }

  /** The discussion of a customer, the oldest first. */
  public List<Remark> remarks(Placed placed) {
    var by = nameOf(REMARK.BY_ID, "by");
    return database
        .select(REMARK.ID, REMARK.WORDS, by, REMARK.AT)
        .from(REMARK)
        .where(REMARK.CUSTOMER_ID.eq(placed.customer().value()), REMARK.ROUND_ID.eq(placed.round()))
        .orderBy(REMARK.ID)
        .fetch(each -> new Remark(each.value1(), each.value2(), each.value3(), each.value4()));
  }

  /** What the reader has said of a placement as it is now. */
  public Optional<Opinion> mine(Placed placed) {
    Long me = Viewers.by();
    return database
        .select(OPINION.VERDICT)
        .from(OPINION)
        .where(
            OPINION.ROUND_ID.eq(placed.round()),
            OPINION.CUSTOMER_ID.eq(placed.customer().value()),
            OPINION.EMPLOYEE_ID.eq(me == null ? 0L : me),
            OPINION.ON_GROUP.isNotDistinctFrom(Computation.code(placed.to())))
        .fetchOptional(each -> Opinion.valueOf(each.value1().toUpperCase(Locale.ROOT)));
  }

  /**
   * @throws Refusal 404 where there is none, or not for this reader
   */
  public Contest contest(long id) {
    var found =
        contests(CONTEST.ID.eq(id)).fetchOptional(Reviews::contest).orElseThrow(Refusal::notFound);
    reads.saw("standing", found.customer().value());
    return found;
  }

  /** Of one customer, the latest first. */
  public List<Contest> contests(Placed placed) {
    return contests(ofCustomer(placed.round(), placed.customer()))
        .orderBy(CONTEST.ID.desc())
        .fetch(Reviews::contest);
  }

  /** Of a round, the open ones first, then the latest. */
  public List<Contest> contests(Round round, int limit) {
    var found =
        contests(CONTEST.ROUND_ID.eq(round.id()))
            .orderBy(CONTEST.SETTLED_AT.isNull().desc(), CONTEST.ID.desc())
            .limit(limit)
            .fetch(Reviews::contest);
    reads.saw(Verb.LIST, "standing", found.stream().map(each -> each.customer().value()).toList());
    return found;
  }

  /** How many disputes of a round are open. */
  public int open(Round round) {
    return database.fetchCount(
        CONTEST, CONTEST.ROUND_ID.eq(round.id()).and(CONTEST.SETTLED_AT.isNull()));
  }

  private Placed inReview(long round, CustomerId customer) {
    var found = rounds.find(round);
    var placed = reviewed(found, customer);
    if (found.stage() != Stage.REVIEW) {
      throw Rounds.wrongStage();
    }
    return placed;
  }

  private Placed reviewed(Round round, CustomerId customer) {
    var placed = placements.find(round, customer).orElseThrow(Refusal::notFound);
    customers.require(customer, REVIEW);
    return placed;
  }

  private void hold(Placed placed) {
    database
        .select(PLACEMENT.CUSTOMER_ID)
        .from(PLACEMENT)
        .where(
            PLACEMENT.ROUND_ID.eq(placed.round()),
            PLACEMENT.CUSTOMER_ID.eq(placed.customer().value()))
        .forUpdate()
        .fetchSingle();
  }

  private void write(Placed placed, Opinion verdict) {
    database
        .insertInto(OPINION)
        .set(OPINION.ROUND_ID, placed.round())
        .set(OPINION.CUSTOMER_ID, placed.customer().value())
        .set(OPINION.EMPLOYEE_ID, employee())
        .set(OPINION.VERDICT, verdict.code())
        .set(OPINION.ON_GROUP, Computation.code(placed.to()))
        .set(OPINION.AT, clock.instant())
        .onConflict(OPINION.ROUND_ID, OPINION.CUSTOMER_ID, OPINION.EMPLOYEE_ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  /** An opinion is somebody's: a program that is nobody has none. */
  private static long employee() {
    return Viewers.current()
        .id()
        .map(EmployeeId::value)
        .orElseThrow(() -> Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden"));
  }

  private SelectConditionStep<Record> contests(Condition which) {
    return database
        .select(CONTEST.fields())
        .select(CUSTOMER.DISPLAY_NAME, OPENER, SETTLER)
        .from(CONTEST)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(CONTEST.CUSTOMER_ID))
        .where(which)
        .and(Customers.visible("ledger:see", "rounds:see"));
  }

  private static Condition ofCustomer(long round, CustomerId customer) {
    return CONTEST.ROUND_ID.eq(round).and(CONTEST.CUSTOMER_ID.eq(customer.value()));
  }

  private static Field<String> nameOf(Field<Long> employee, String alias) {
    return field(select(EMPLOYEE.NAME).from(EMPLOYEE).where(EMPLOYEE.ID.eq(employee))).as(alias);
  }

  static String words(String field, @Nullable String typed) {
    var words = typed == null ? "" : typed.strip();
    if (words.isEmpty()) {
      throw Refusal.of(List.of(FieldFault.of(field, "web.field.required")));
    }
    if (words.length() > LONGEST) {
      throw Refusal.of(List.of(FieldFault.of(field, "web.field.too-long", LONGEST)));
    }
    if (words.indexOf('\0') >= 0) {
      throw Refusal.of(List.of(FieldFault.of(field, "rounds.fault.text")));
    }
    return words;
  }

  private static Contest contest(Record row) {
    var outcome = row.get(CONTEST.OUTCOME);
    return new Contest(
        row.get(CONTEST.ID),
        row.get(CONTEST.ROUND_ID),
        new CustomerId(row.get(CONTEST.CUSTOMER_ID)),
        row.get(CUSTOMER.DISPLAY_NAME),
        Fact.of(row.get(CONTEST.FACT)),
        row.get(CONTEST.WORDS),
        Computation.group(row.get(CONTEST.GROUP_THEN)),
        row.get(OPENER),
        row.get(CONTEST.OPENED_AT),
        outcome == null ? null : Outcome.of(outcome),
        row.get(CONTEST.ANSWER),
        Computation.group(row.get(CONTEST.GROUP_NOW)),
        row.get(SETTLER),
        row.get(CONTEST.SETTLED_AT));
  }
}
