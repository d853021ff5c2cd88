package io.kesher.books;

import static io.kesher.db.books.Tables.LINE;
import static io.kesher.db.books.Tables.PROPOSAL;
import static io.kesher.db.books.Tables.PROPOSED_BOOK;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.books.Line.Outcome;
import io.kesher.books.Proposal.Figures;
import io.kesher.books.Proposal.Others;
import io.kesher.books.Proposal.Wish;
import io.kesher.books.ProposedBook.Side;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.web.LiveEvents;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What is proposed of books, and what of it was accepted. */
@Service
public class Proposals {
  static final TaskDescriptor<Void> BUILD = TaskDescriptor.of("build-books");
  static final JsonMapper JSON = JsonMapper.shared();
  static final Condition MOVES = LINE.FROM_ID.isDistinctFrom(LINE.TO_ID);
  static final Condition WITHOUT_ROOM = LINE.REASONS.contains(new String[] {Reason.NO_ROOM.code()});

  private static final io.kesher.db.identity.tables.Employee FROM = EMPLOYEE.as("holder_before");
  private static final io.kesher.db.identity.tables.Employee TO = EMPLOYEE.as("holder_after");
  private static final Field<String> ASKER = nameOf(PROPOSAL.ASKED_BY, "asker");
  private static final Field<String> ENDER = nameOf(PROPOSAL.ENDED_BY, "ender");
  private static final Field<Integer> MOVING =
      countOf(MOVES.and(LINE.OUTCOME.isNull()), "lines_moving");
  private static final Field<Integer> LEAVING =
      countOf(MOVES.and(LINE.OUTCOME.isNull()).and(WITHOUT_ROOM), "lines_leaving");
  private static final Field<Integer> MOVED = countOf(outcome(Outcome.MOVED), "lines_moved");
  private static final Field<Integer> OVERTAKEN =
      countOf(outcome(Outcome.OVERTAKEN), "lines_overtaken");

  private final DSLContext database;
  private final Reads reads;
  private final LiveEvents live;

  Proposals(DSLContext database, Reads reads, LiveEvents live) {
    this.database = database;
    this.reads = reads;
    this.live = live;
  }

  /**
   * @throws Refusal 404 where there is none
   */
  public Proposal find(long id) {
    return proposals(PROPOSAL.ID.eq(id))
        .fetchOptional(this::proposal)
        .orElseThrow(Refusal::notFound);
  }

  /** Behind this one, the latest first. */
  public List<Proposal> page(@Nullable Long after, int limit) {
    return proposals(after == null ? noCondition() : PROPOSAL.ID.lt(after))
        .orderBy(PROPOSAL.ID.desc())
        .limit(limit)
        .fetch(this::proposal);
  }

  /** Its books, by the names of their holders. */
  public List<ProposedBook> books(Proposal proposal) {
    return database
        .select(PROPOSED_BOOK.fields())
        .select(EMPLOYEE.NAME)
        .from(PROPOSED_BOOK)
        .join(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(PROPOSED_BOOK.EMPLOYEE_ID))
        .where(PROPOSED_BOOK.PROPOSAL_ID.eq(proposal.id()))
        .orderBy(EMPLOYEE.NAME.collate("he-x-icu"), EMPLOYEE.ID)
        .fetch(Proposals::book);
  }

  /** Which lines of a proposal. */
  public enum Which {
    ALL,
    /** Those who would change hands, or have. */
    MOVING,
    /** Those for whom no book has room. */
    NO_ROOM
  }

  /** Behind this place, those who contribute most first. */
  public List<Line> lines(
      Proposal proposal,
      Which which,
      @Nullable EmployeeId into,
      @Nullable Integer after,
      int limit) {
    var wanted =
        switch (which) {
          case ALL -> noCondition();
          case MOVING -> MOVES;
          case NO_ROOM -> WITHOUT_ROOM;
        };
    var lines =
        lines(LINE.PROPOSAL_ID.eq(proposal.id()))
            .and(wanted)
            .and(into == null ? noCondition() : LINE.TO_ID.eq(into.value()))
            .and(after == null ? noCondition() : LINE.PLACE.gt(after))
            .orderBy(LINE.PLACE)
            .limit(limit)
            .fetch(Proposals::line);
    reads.saw(Verb.LIST, "customer", lines.stream().map(each -> each.customer().value()).toList());
    return lines;
  }

  void lock(long id) {
    database
        .select(PROPOSAL.ID)
        .from(PROPOSAL)
        .where(PROPOSAL.ID.eq(id))
        .forUpdate()
        .fetchOptional();
  }

  Proposal changed(long id) {
    live.publish("books/proposals/" + id);
    return find(id);
  }

  private SelectConditionStep<Record> proposals(Condition which) {
    return database
        .select(PROPOSAL.fields())
        .select(ASKER, ENDER, MOVING, LEAVING, MOVED, OVERTAKEN)
        .from(PROPOSAL)
        .where(which);
  }

  private SelectConditionStep<Record> lines(Condition which) {
    return database
        .select(LINE.fields())
        .select(CUSTOMER.DISPLAY_NAME, FROM.NAME, TO.NAME)
        .from(LINE)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(LINE.CUSTOMER_ID))
        .leftJoin(FROM)
        .on(FROM.ID.eq(LINE.FROM_ID))
        .leftJoin(TO)
        .on(TO.ID.eq(LINE.TO_ID))
        .where(which)
        .and(Customers.visible());
  }

  static Condition outcome(Outcome outcome) {
    return LINE.OUTCOME.eq(outcome.code());
  }

  private static Field<Integer> countOf(Condition which, String alias) {
    return field(selectCount().from(LINE).where(LINE.PROPOSAL_ID.eq(PROPOSAL.ID), which)).as(alias);
  }

  private static Field<String> nameOf(Field<Long> employee, String alias) {
    return field(select(EMPLOYEE.NAME).from(EMPLOYEE).where(EMPLOYEE.ID.eq(employee))).as(alias);
  }

  private List<EmployeeId> holders(long id) {
    return database
        .select(PROPOSED_BOOK.EMPLOYEE_ID)
        .from(PROPOSED_BOOK)
        .where(PROPOSED_BOOK.PROPOSAL_ID.eq(id))
        .orderBy(PROPOSED_BOOK.EMPLOYEE_ID)
        .fetch(each -> new EmployeeId(each.value1()));
  }

  private Proposal proposal(Record row) {
    var figures = row.get(PROPOSAL.FIGURES);
    return new Proposal(
        row.get(PROPOSAL.ID),
        new Wish(
            row.get(PROPOSAL.TOP),
            row.get(PROPOSAL.PERCENT),
            row.get(PROPOSAL.FILTER),
            Others.of(row.get(PROPOSAL.OTHERS)),
            new Setting(
                row.get(PROPOSAL.SHARE), row.get(PROPOSAL.MOST), row.get(PROPOSAL.LEAST_MINUTES)),
            holders(row.get(PROPOSAL.ID))),
        figures == null ? null : JSON.readValue(figures.data(), Figures.class),
        row.get(MOVING),
        row.get(LEAVING),
        row.get(MOVED),
        row.get(OVERTAKEN),
        row.get(ASKER),
        row.get(PROPOSAL.ASKED_AT),
        row.get(PROPOSAL.BUILT_AT),
        row.get(ENDER),
        row.get(PROPOSAL.ENDED_AT));
  }

  private static ProposedBook book(Record row) {
    return new ProposedBook(
        new EmployeeId(row.get(PROPOSED_BOOK.EMPLOYEE_ID)),
        row.get(EMPLOYEE.NAME),
        row.get(PROPOSED_BOOK.HOURS),
        row.get(PROPOSED_BOOK.MOST),
        row.get(PROPOSED_BOOK.OTHERS),
        row.get(PROPOSED_BOOK.OTHERS_NEEDS),
        new Side(row.get(PROPOSED_BOOK.CUSTOMERS), row.get(PROPOSED_BOOK.NEEDS)),
        new Side(row.get(PROPOSED_BOOK.CUSTOMERS_NEW), row.get(PROPOSED_BOOK.NEEDS_NEW)),
        row.get(PROPOSED_BOOK.HOUR_WORTH));
  }

  private static Line line(Record row) {
    var outcome = row.get(LINE.OUTCOME);
    return new Line(
        new CustomerId(row.get(LINE.CUSTOMER_ID)),
        row.get(CUSTOMER.DISPLAY_NAME),
        row.get(LINE.PLACE),
        EmployeeId.ofNullable(row.get(LINE.FROM_ID)),
        row.get(FROM.NAME),
        EmployeeId.ofNullable(row.get(LINE.TO_ID)),
        row.get(TO.NAME),
        row.get(LINE.NEEDS),
        Stream.of(row.get(LINE.REASONS)).map(Reason::of).toList(),
        outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)));
  }
}
