package io.kesher.books;

import static io.kesher.db.books.Tables.ROUTING;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.trueCondition;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.TodayItem.About;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import io.kesher.web.Asked;
import io.kesher.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * All that {@link Routing} decided. Everybody sees what came to themselves; who sees books, what
 * came to the holders of those; and nobody what was decided of a customer whom they do not see.
 */
@Service
public class Decisions {
  private final DSLContext database;
  private final Offices offices;
  private final Reads reads;

  Decisions(DSLContext database, Offices offices, Reads reads) {
    this.database = database;
    this.offices = offices;
    this.reads = reads;
  }

  /**
   * What is asked for; what is absent leaves nothing out.
   *
   * @param to whom it went
   * @param step how far it had to go
   * @param from the first day, and {@code until} the last
   */
  public record Search(
      @Nullable EmployeeId to,
      Routed.@Nullable Step step,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {
    public boolean isFiltered() {
      return to != null || step != null || from != null || until != null;
    }
  }

  /** Where a list goes on: behind the decision of this moment and number. */
  public record After(Instant at, long id) {}

  /**
   * @param next absent on the last page
   */
  public record Page(List<Decision> decisions, @Nullable After next) {}

  /**
   * The latest first.
   *
   * @throws Refusal 400 where a day lies outside 1900 to 2100
   */
  public Page page(Search search, @Nullable After after, int limit) {
    var found =
        database
            .select(ROUTING.fields())
            .select(CUSTOMER.ID, CUSTOMER.DISPLAY_NAME, EMPLOYEE.NAME)
            .from(ROUTING)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(ROUTING.CUSTOMER_ID))
            .leftJoin(EMPLOYEE)
            .on(EMPLOYEE.ID.eq(ROUTING.EMPLOYEE_ID))
            .where(Customers.visible(), reached(), fits(search), behind(after))
            .orderBy(ROUTING.AT.desc(), ROUTING.ID.desc())
            .limit(limit + 1)
            .fetch(Decisions::decision);
    boolean more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    if (!page.isEmpty()) {
      var shown = page.stream().map(each -> each.customer().id().value()).distinct().toList();
      reads.saw(Verb.LIST, "customer", shown);
    }
    return new Page(page, more ? new After(page.getLast().at(), page.getLast().id()) : null);
  }

  private static Condition reached() {
    return switch (Viewers.current().reach("books:see")) {
      case Reached.Everybody() -> trueCondition();
      case Reached.Only(var employees) ->
          ROUTING.EMPLOYEE_ID.in(
              Stream.concat(Viewers.current().id().stream(), employees.stream())
                  .map(EmployeeId::value)
                  .toList());
    };
  }

  private Condition fits(Search search) {
    var zone = offices.current().zone();
    var fits = noCondition();
    if (search.to() != null) {
      fits = fits.and(ROUTING.EMPLOYEE_ID.eq(search.to().value()));
    }
    if (search.step() != null) {
      fits = fits.and(ROUTING.STEP.eq(search.step().name().toLowerCase(Locale.ROOT)));
    }
    if (search.from() != null) {
      fits = fits.and(ROUTING.AT.ge(Asked.day(search.from()).atStartOfDay(zone).toInstant()));
    }
    if (search.until() != null) {
      var behind = Asked.day(search.until()).plusDays(1).atStartOfDay(zone).toInstant();
      fits = fits.and(ROUTING.AT.lt(behind));
    }
    return fits;
  }

  private static Condition behind(@Nullable After after) {
    return after == null ? noCondition() : row(ROUTING.AT, ROUTING.ID).lt(after.at(), after.id());
  }

  private static Decision decision(Record row) {
    return new Decision(
        row.get(ROUTING.ID),
        new About(new CustomerId(row.get(CUSTOMER.ID)), row.get(CUSTOMER.DISPLAY_NAME)),
        row.get(ROUTING.THING),
        row.get(ROUTING.THING_ID),
        Routing.routed(row),
        row.get(EMPLOYEE.NAME),
        row.get(ROUTING.AT));
  }
}
