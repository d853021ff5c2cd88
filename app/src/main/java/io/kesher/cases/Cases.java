package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.when;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.books.Routed;
import io.kesher.books.Routing;
import io.kesher.cases.CaseOrder.After;
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

  /**
   * @param next absent on the last page
   */
  public record Page(List<Case> cases, @Nullable After next) {}

  /**
   * Open ones in their order of importance; those without an answer by when one is promised; closed
   * ones, the latest first.
   */
  public Page page(CaseSearch search, @Nullable After after, int limit) {
    var found = read(search, after, limit + 1);
    noted(found);
    boolean more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    return new Page(page, more ? CaseOrder.after(search.which(), page.getLast()) : null);
  }

  private List<Case> read(CaseSearch search, @Nullable After after, int limit) {
    return cases(visible().and(own()).and(search.fits(clock.instant())))
        .and(CaseOrder.behind(search.which(), after))
        .orderBy(CaseOrder.of(search.which()))
        .limit(limit)
        .fetch(Cases::read);
  }

  /** It is the office's turn. */
  static Condition owing() {
    return CUSTOMER_CASE.CLOSED_AT.isNull().and(CUSTOMER_CASE.WAITS_SINCE.isNull());
  }

  /** {@link Case#owedBy} of those that owe something. */
  static Field<Instant> owed() {
    return when(
            CUSTOMER_CASE.ANSWERED_AT.isNull(),
            least(CUSTOMER_CASE.ANSWER_BY, CUSTOMER_CASE.DUE_AT))
        .otherwise(CUSTOMER_CASE.DUE_AT);
  }

  static boolean seesGroups() {
    return Viewers.current().may(GROUPS);
  }

  /** What is open for a customer, the most important first. */
  public List<Case> openOf(CustomerId customer, int limit) {
    reads.saw("case", customer.value());
    var search = CaseSearch.openOf(customer);
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
