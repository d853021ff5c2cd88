package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.jooq.impl.DSL.choose;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.when;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.books.Routed;
import io.kesher.books.Routing;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.TodayItem.About;
import io.kesher.db.cases.Routines;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.web.Once;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * All cases of the office. What is open stands in one order of importance: the gravest first, then
 * the customers who contribute most, then the earliest deadline.
 */
@Service
public class Cases {
  static final String SEE = "cases:see";
  static final String CHANGE = "cases:change";

  private static final String GROUPS = "groups:see";
  private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");
  private static final int BEHIND_ALL = 6;

  private final DSLContext database;
  private final Routing routing;
  private final Reads reads;
  private final Clock clock;

  Cases(DSLContext database, Routing routing, Reads reads, Clock clock) {
    this.routing = routing;
    this.database = database;
    this.reads = reads;
    this.clock = clock;
  }

  /** Which of them a list shows, by their state. */
  public enum Which {
    /** All that are not closed. */
    OPEN,
    /** Open, and nobody has answered yet: who has waited for it longest first. */
    UNANSWERED,
    /** Open, and past what is owed next. */
    LATE,
    WAITING,
    CLOSED
  }

  /**
   * What is asked for; what is absent leaves nothing out.
   *
   * @param owner in whose hands the case is
   * @param queue those that are in nobody's hands
   * @param text a part of the subject, or the number
   */
  public record Search(
      Which which,
      @Nullable CaseKind kind,
      @Nullable Severity severity,
      @Nullable Group group,
      @Nullable EmployeeId owner,
      boolean queue,
      @Nullable CustomerId customer,
      @Nullable String text) {
    public static final Search ALL_OPEN =
        new Search(Which.OPEN, null, null, null, null, false, null, null);
  }

  /** Where a list goes on. */
  public sealed interface After {
    /**
     * Behind an open one.
     *
     * @param place of its customer's group among all
     */
    record Open(Severity severity, int place, Instant dueAt, CaseId id) implements After {}

    /** Behind one that waits for an answer. */
    record Unanswered(Instant answerBy, CaseId id) implements After {}

    record Closed(Instant closedAt, CaseId id) implements After {}
  }

  /**
   * @param next absent on the last page
   */
  public record Page(List<Case> cases, @Nullable After next) {}

  /**
   * Open ones in their order of importance; those without an answer by when one is promised; closed
   * ones, the latest first.
   */
  public Page page(Search search, @Nullable After after, int limit) {
    var found = read(search, after, limit + 1);
    noted(found);
    boolean more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    return new Page(page, more ? after(search.which(), page.getLast()) : null);
  }

  private List<Case> read(Search search, @Nullable After after, int limit) {
    var fitting = cases(visible().and(own()).and(fits(search))).and(behind(search.which(), after));
    return (switch (search.which()) {
          case CLOSED -> fitting.orderBy(CUSTOMER_CASE.CLOSED_AT.desc(), CUSTOMER_CASE.ID.desc());
          case UNANSWERED -> fitting.orderBy(CUSTOMER_CASE.ANSWER_BY, CUSTOMER_CASE.ID);
          case OPEN, LATE, WAITING ->
              fitting.orderBy(
                  CUSTOMER_CASE.SEVERITY, place(), CUSTOMER_CASE.DUE_AT, CUSTOMER_CASE.ID);
        })
        .limit(limit)
        .fetch(Cases::read);
  }

  private Condition fits(Search search) {
    var fits = state(search.which());
    if (search.kind() != null) {
      fits = fits.and(CUSTOMER_CASE.KIND.eq(search.kind().code()));
    }
    if (search.severity() != null) {
      fits = fits.and(CUSTOMER_CASE.SEVERITY.eq(search.severity().place()));
    }
    if (search.group() != null) {
      fits = fits.and(isIn(search.group()));
    }
    if (search.owner() != null) {
      fits = fits.and(CUSTOMER_CASE.OWNER_ID.eq(search.owner().value()));
    }
    if (search.queue()) {
      fits = fits.and(CUSTOMER_CASE.OWNER_ID.isNull());
    }
    if (search.customer() != null) {
      fits = fits.and(CUSTOMER_CASE.CUSTOMER_ID.eq(search.customer().value()));
    }
    return search.text() == null ? fits : fits.and(says(search.text()));
  }

  private Condition state(Which which) {
    return switch (which) {
      case OPEN -> CUSTOMER_CASE.CLOSED_AT.isNull();
      case UNANSWERED -> unanswered();
      case LATE -> owing().and(owed().lt(clock.instant()));
      case WAITING -> CUSTOMER_CASE.WAITS_SINCE.isNotNull();
      case CLOSED -> CUSTOMER_CASE.CLOSED_AT.isNotNull();
    };
  }

  /** It is the office's turn. */
  static Condition owing() {
    return CUSTOMER_CASE.CLOSED_AT.isNull().and(CUSTOMER_CASE.WAITS_SINCE.isNull());
  }

  private static Condition unanswered() {
    return owing().and(CUSTOMER_CASE.ANSWERED_AT.isNull()).and(CUSTOMER_CASE.ANSWER_BY.isNotNull());
  }

  /** {@link Case#owedBy} of those that owe something. */
  private static Field<Instant> owed() {
    return when(
            CUSTOMER_CASE.ANSWERED_AT.isNull(),
            least(CUSTOMER_CASE.ANSWER_BY, CUSTOMER_CASE.DUE_AT))
        .otherwise(CUSTOMER_CASE.DUE_AT);
  }

  /** Whoever may not see groups learns nothing of them by asking. */
  private static Condition isIn(Group group) {
    if (!seesGroups()) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
    }
    return STANDING.GROUP_CODE.eq(group.name());
  }

  private static Condition says(String text) {
    var number = NUMBER.matcher(text);
    var says = CUSTOMER_CASE.SUBJECT.containsIgnoreCase(text);
    return number.matches() ? says.or(CUSTOMER_CASE.ID.eq(Long.parseLong(number.group(1)))) : says;
  }

  private static Condition behind(Which which, @Nullable After after) {
    return switch (after) {
      case null -> noCondition();
      case After.Open(var severity, int place, var dueAt, var id) when isByImportance(which) ->
          row(CUSTOMER_CASE.SEVERITY, place(), CUSTOMER_CASE.DUE_AT, CUSTOMER_CASE.ID)
              .gt(severity.place(), place, dueAt, id.value());
      case After.Unanswered(var answerBy, var id) when which == Which.UNANSWERED ->
          row(CUSTOMER_CASE.ANSWER_BY, CUSTOMER_CASE.ID).gt(answerBy, id.value());
      case After.Closed(var closedAt, var id) when which == Which.CLOSED ->
          row(CUSTOMER_CASE.CLOSED_AT, CUSTOMER_CASE.ID).lt(closedAt, id.value());
      default -> throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.cursor");
    };
  }

  private static boolean isByImportance(Which which) {
    return which != Which.CLOSED && which != Which.UNANSWERED;
  }

  private static After after(Which which, Case last) {
    var answerBy = last.answerBy();
    if (which == Which.UNANSWERED && answerBy != null) {
      return new After.Unanswered(answerBy, last.id());
    }
    var closedAt = last.closedAt();
    if (closedAt != null) {
      return new After.Closed(closedAt, last.id());
    }
    return new After.Open(last.severity(), place(last.group()), last.dueAt(), last.id());
  }

  /** The groups in the order in which they are served; nobody's group comes last. */
  private static int place(@Nullable Group group) {
    if (!seesGroups()) {
      return 0;
    }
    return switch (group) {
      case A -> 1;
      case B -> 2;
      case N -> 3;
      case D -> 4;
      case C -> 5;
      case null -> BEHIND_ALL;
    };
  }

  private static Field<Integer> place() {
    if (!seesGroups()) {
      return inline(0);
    }
    var place = choose(STANDING.GROUP_CODE).when(inline(Group.A.name()), inline(place(Group.A)));
    for (var group : List.of(Group.B, Group.N, Group.D, Group.C)) {
      place = place.when(inline(group.name()), inline(place(group)));
    }
    return place.otherwise(inline(BEHIND_ALL));
  }

  private static boolean seesGroups() {
    return Viewers.current().may(GROUPS);
  }

  /** What is open for a customer, the most important first. */
  public List<Case> openOf(CustomerId customer, int limit) {
    reads.saw("case", customer.value());
    var search = new Search(Which.OPEN, null, null, null, null, false, customer, null);
    return Once.ask(List.of(Viewers.current(), search, limit), () -> read(search, null, limit));
  }

  /**
   * Of whoever looks, what is to be solved until a moment, and whoever matters most and is unhappy:
   * in their own hands, or a customer's of theirs in nobody's.
   */
  List<Case> pressing(Instant until, int limit) {
    var me = Viewers.current().id().map(EmployeeId::value).orElse(0L);
    var alarm =
        seesGroups()
            ? CUSTOMER_CASE
                .KIND
                .eq(CaseKind.COMPLAINT.code())
                .and(STANDING.GROUP_CODE.eq(Group.A.name()))
            : falseCondition();
    var mine =
        CUSTOMER_CASE
            .OWNER_ID
            .eq(me)
            .or(CUSTOMER.OWNER_ID.eq(me).and(CUSTOMER_CASE.OWNER_ID.isNull().or(alarm)));
    var due = owing().and(owed().lt(until));
    return cases(visible().and(own()).and(CUSTOMER_CASE.CLOSED_AT.isNull()))
        .and(mine)
        .and(or(alarm, due))
        .orderBy(CUSTOMER_CASE.DUE_AT, CUSTOMER_CASE.ID)
        .limit(limit)
        .fetch(Cases::read);
  }

  /**
   * @throws Refusal 404 where there is no such case or the reader may not see it
   */
  public Case find(CaseId id) {
    var found = seen(id).orElseThrow(Refusal::notFound);
    reads.saw("case", found.customer().id().value());
    return found;
  }

  /** The case in which this one is found now: itself, unless it has become part of another. */
  public CaseId whole(CaseId id) {
    return new CaseId(
        Objects.requireNonNullElse(
            Routines.whole(database.configuration(), id.value()), id.value()));
  }

  /** Which have become part of this case, by their numbers. */
  public List<Case> partsOf(CaseId id) {
    return cases(visible().and(CUSTOMER_CASE.MERGED_INTO.eq(id.value())))
        .orderBy(CUSTOMER_CASE.ID)
        .fetch(Cases::read);
  }

  /** How it came into the hands in which it is; empty where somebody has put it there since. */
  public Optional<Routed> why(Case one) {
    return routing
        .why(CaseEdits.ROUTED, one.id().value())
        .filter(routed -> Objects.equals(routed.employee(), one.owner()));
  }

  /** Whether the reader may change it. */
  public static boolean mayChange(Case one) {
    var reach = Viewers.current().reach(CHANGE);
    return reach.includes(one.customerOwner()) || reach.includes(one.owner());
  }

  /**
   * The case, to be changed: of two who change one at once the second waits, and then sees what the
   * first did.
   *
   * @throws Refusal 404 where the reader may not see it, 403 where they may, but not change it
   */
  Case changeable(CaseId id) {
    database
        .select(CUSTOMER_CASE.ID)
        .from(CUSTOMER_CASE)
        .where(CUSTOMER_CASE.ID.eq(id.value()))
        .forUpdate()
        .fetchOptional();
    var found = seen(id).orElseThrow(Refusal::notFound);
    if (!mayChange(found)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
    return found;
  }

  /**
   * The same of a case with which something can be done.
   *
   * @throws Refusal 409 where it is closed, or part of another
   */
  Case workable(CaseId id) {
    var found = changeable(id);
    if (found.mergedInto() != null) {
      throw Refusal.of(HttpStatus.CONFLICT, "cases.refusal.merged", whole(id).toString());
    }
    if (found.state() == CaseState.CLOSED) {
      throw Refusal.of(HttpStatus.CONFLICT, "cases.refusal.closed");
    }
    return found;
  }

  private Optional<Case> seen(CaseId id) {
    return cases(visible().and(CUSTOMER_CASE.ID.eq(id.value()))).fetchOptional(Cases::read);
  }

  private void noted(List<Case> cases) {
    var shown = cases.stream().map(each -> each.customer().id().value()).distinct().toList();
    if (!shown.isEmpty()) {
      reads.saw(Verb.LIST, "case", shown);
    }
  }

  /** Whoever sees a case sees its customer, and has the one or the other in their reach. */
  static Condition visible() {
    return Customers.visible().and(within(SEE));
  }

  static Condition within(String permission) {
    return switch (Viewers.current().reach(permission)) {
      case Reached.Everybody() -> trueCondition();
      case Reached.Only(var employees) -> {
        var ids = employees.stream().map(EmployeeId::value).toList();
        yield CUSTOMER.OWNER_ID.in(ids).or(CUSTOMER_CASE.OWNER_ID.in(ids));
      }
    };
  }

  /** Those that are no part of another. */
  private static Condition own() {
    return CUSTOMER_CASE.MERGED_INTO.isNull();
  }

  private SelectConditionStep<Record> cases(Condition which) {
    return select(database, which);
  }

  static SelectConditionStep<Record> select(DSLContext database, Condition which) {
    return database
        .select(CUSTOMER_CASE.fields())
        .select(
            CUSTOMER.ID,
            CUSTOMER.DISPLAY_NAME,
            CUSTOMER.OWNER_ID,
            EMPLOYEE.NAME,
            STANDING.GROUP_CODE)
        .from(CUSTOMER_CASE)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(CUSTOMER_CASE.CUSTOMER_ID))
        .leftJoin(STANDING)
        .on(STANDING.CUSTOMER_ID.eq(CUSTOMER.ID))
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(CUSTOMER_CASE.OWNER_ID))
        .where(which);
  }

  static Case read(Record row) {
    var group = row.get(STANDING.GROUP_CODE);
    Long merged = row.get(CUSTOMER_CASE.MERGED_INTO);
    return new Case(
        new CaseId(row.get(CUSTOMER_CASE.ID)),
        new About(new CustomerId(row.get(CUSTOMER.ID)), row.get(CUSTOMER.DISPLAY_NAME)),
        EmployeeId.ofNullable(row.get(CUSTOMER.OWNER_ID)),
        group == null || !seesGroups() ? null : Group.valueOf(group),
        row.get(CUSTOMER_CASE.SUBJECT),
        CaseKind.of(row.get(CUSTOMER_CASE.KIND)),
        Severity.at(row.get(CUSTOMER_CASE.SEVERITY)),
        EmployeeId.ofNullable(row.get(CUSTOMER_CASE.OWNER_ID)),
        row.get(EMPLOYEE.NAME),
        row.get(CUSTOMER_CASE.DUE_AT),
        row.get(CUSTOMER_CASE.PROMISED),
        row.get(CUSTOMER_CASE.ANSWER_BY),
        row.get(CUSTOMER_CASE.ANSWERED_AT),
        EmployeeId.ofNullable(row.get(CUSTOMER_CASE.OPENED_BY)),
        row.get(CUSTOMER_CASE.OPENED_AT),
        row.get(CUSTOMER_CASE.WAITS_SINCE),
        row.get(CUSTOMER_CASE.CLOSED_AT),
        merged == null ? null : new CaseId(merged),
        row.get(CUSTOMER_CASE.VERSION));
  }
}
