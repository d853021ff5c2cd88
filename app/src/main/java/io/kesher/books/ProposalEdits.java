package io.kesher.books;

import static io.kesher.db.books.Tables.LINE;
import static io.kesher.db.books.Tables.PROPOSAL;
import static io.kesher.db.books.Tables.PROPOSED_BOOK;
import static io.kesher.db.books.Tables.SETTING;
import static io.kesher.db.identity.Tables.DISABLING;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.kesher.books.Line.Outcome;
import io.kesher.books.Proposal.Stage;
import io.kesher.books.Proposal.Wish;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Hands;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes books, and puts what was accepted of them into effect. */
@Service
public class ProposalEdits {
  private static final String HAND_OVER = "customers:manage";

  private final DSLContext database;
  private final Proposals proposals;
  private final WishCheck check;
  private final Hands hands;
  private final SchedulerClient scheduler;
  private final Clock clock;

  ProposalEdits(
      DSLContext database,
      Proposals proposals,
      WishCheck check,
      Hands hands,
      @Lazy SchedulerClient scheduler,
      Clock clock) {
    this.database = database;
    this.proposals = proposals;
    this.check = check;
    this.hands = hands;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * Has a job build books. What is said there for all books goes for all from now on.
   *
   * @throws Refusal 422 with the faults of the wish; 403 where customers are not the reader's to
   *     hand over
   */
  @Transactional
  public Proposal open(Wish wish) {
    if (!Viewers.current().may(HAND_OVER)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
    check.check(wish);
    var setting = wish.setting();
    database
        .update(SETTING)
        .set(SETTING.SHARE, setting.share())
        .set(SETTING.MOST, setting.most())
        .set(SETTING.LEAST_MINUTES, setting.leastMinutes())
        .where(
            row(SETTING.SHARE, SETTING.MOST, SETTING.LEAST_MINUTES)
                .ne(setting.share(), setting.most(), setting.leastMinutes()))
        .execute();
    long id =
        database
            .insertInto(PROPOSAL)
            .set(PROPOSAL.TOP, wish.top())
            .set(PROPOSAL.PERCENT, wish.percent())
            .set(PROPOSAL.FILTER, wish.filter())
            .set(PROPOSAL.OTHERS, wish.others().code())
            .set(PROPOSAL.SHARE, setting.share())
            .set(PROPOSAL.MOST, setting.most())
            .set(PROPOSAL.LEAST_MINUTES, setting.leastMinutes())
            .set(PROPOSAL.ASKED_BY, Viewers.by())
            .set(PROPOSAL.ASKED_AT, clock.instant())
            .returningResult(PROPOSAL.ID)
            .fetchSingle()
            .value1();
    for (var holder : wish.holders()) {
      database
          .insertInto(PROPOSED_BOOK)
          .set(PROPOSED_BOOK.PROPOSAL_ID, id)
          .set(PROPOSED_BOOK.EMPLOYEE_ID, holder.value())
          .set(PROPOSED_BOOK.HOURS, BigDecimal.ZERO)
          .set(PROPOSED_BOOK.MOST, 0)
          .execute();
    }
    scheduler.scheduleIfNotExists(
        Proposals.BUILD.instance(Long.toString(id)).scheduledTo(clock.instant()));
    return proposals.find(id);
  }

  /**
   * Puts customers where the proposal has them, but for those whom somebody has moved meanwhile.
   *
   * @param only these; absent: all but those for whom no book has room, who would be left without
   *     anybody: that is decided by name
   * @throws Refusal 409 where there is nothing to accept yet, or no more
   */
  @Transactional
  public Proposal accept(long id, @Nullable Collection<CustomerId> only) {
    var proposal = held(id, Stage.READY);
    var mine =
        LINE.PROPOSAL_ID
            .eq(id)
            .and(Proposals.MOVES)
            .and(LINE.OUTCOME.isNull())
            .and(
                only == null
                    ? Proposals.WITHOUT_ROOM.not()
                    : LINE.CUSTOMER_ID.eq(
                        any(only.stream().map(CustomerId::value).toArray(Long[]::new))));
    var moved = handOver(mine, LINE.FROM_ID, LINE.TO_ID);
    note(mine.and(LINE.CUSTOMER_ID.eq(any(moved.toArray(Long[]::new)))), Outcome.MOVED);
    note(mine, Outcome.OVERTAKEN);
    var now = proposals.find(proposal.id());
    return now.moving() == 0 ? end(id) : proposals.changed(id);
  }

  /** Whom it has moved; nobody comes into the hands of someone who has left. */
  private Set<Long> handOver(Condition which, Field<Long> from, Field<Long> to) {
    return hands.handOver(
        select(LINE.CUSTOMER_ID, from, to)
            .from(LINE)
            .where(which)
            .and(to.isNull().or(to.notIn(select(DISABLING.EMPLOYEE_ID).from(DISABLING)))));
  }

  private void note(Condition which, Outcome outcome) {
    database
        .update(LINE)
        .set(LINE.OUTCOME, outcome.code())
        .where(which)
        .and(LINE.OUTCOME.isNull())
        .execute();
  }

  /**
   * Gives back whom it has moved, but for those whom somebody has moved on since. It is ready again
   * then.
   */
  @Transactional
  public Proposal takeBack(long id) {
    proposals.lock(id);
    var mine = LINE.PROPOSAL_ID.eq(id).and(Proposals.outcome(Outcome.MOVED));
    var back = handOver(mine, LINE.TO_ID, LINE.FROM_ID);
    database
        .update(LINE)
        .setNull(LINE.OUTCOME)
        .where(mine)
        .and(LINE.CUSTOMER_ID.eq(any(back.toArray(Long[]::new))))
        .execute();
    database
        .update(PROPOSAL)
        .setNull(PROPOSAL.ENDED_AT)
        .setNull(PROPOSAL.ENDED_BY)
        .where(PROPOSAL.ID.eq(id))
        .execute();
    return proposals.changed(id);
  }

  /**
   * Ends a proposal; what was accepted of it stays.
   *
   * @throws Refusal 409 where it has ended
   */
  @Transactional
  public Proposal drop(long id) {
    proposals.lock(id);
    if (proposals.find(id).stage() == Stage.ENDED) {
      throw wrongStage();
    }
    return end(id);
  }

  private Proposal end(long id) {
    database
        .update(PROPOSAL)
        .set(PROPOSAL.ENDED_AT, clock.instant())
        .set(PROPOSAL.ENDED_BY, Viewers.by())
        .where(PROPOSAL.ID.eq(id))
        .execute();
    return proposals.changed(id);
  }

  /** The proposal, held until the transaction ends. */
  private Proposal held(long id, Stage stage) {
    proposals.lock(id);
    var proposal = proposals.find(id);
    if (proposal.stage() != stage) {
      throw wrongStage();
    }
    return proposal;
  }

  private static Refusal wrongStage() {
    return Refusal.of(HttpStatus.CONFLICT, "books.refusal.stage");
  }
}
