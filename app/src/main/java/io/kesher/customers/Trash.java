package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.db.customers.Routines;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers who were put aside. Nothing of theirs moves: they are nowhere to be found until
 * somebody brings them back, and after thirty days they end.
 */
@Service
public class Trash {
  /** How long somebody stays in it. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** What it takes to put somebody there, to look into it and to bring them back. */
  static final String DELETE = "customers:delete";

  /** What it takes to end somebody before their time. */
  private static final String MANAGE = "customers:manage";

  private static final int STEP = 20;

  private final DSLContext database;
  private final Customers customers;
  private final CustomerSearch search;
  private final Reads reads;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Trash(
      DSLContext database,
      Customers customers,
      CustomerSearch search,
      Reads reads,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.customers = customers;
    this.search = search;
    this.reads = reads;
    this.events = events;
    this.clock = clock;
  }

  /** Where a page of it goes on: behind whoever was put there at this moment. */
  public record After(Instant at, long id) {
    public static After of(Trashed last) {
      return new After(last.at(), last.id().value());
    }
  }

  /**
   * Puts a customer there whom somebody has read at this version. Asking twice is asking once.
   *
   * @throws Refusal 404 or 403 as {@link Customers#require(CustomerId, String)}, 409 where somebody
   *     has changed them since
   */
  @Transactional
  public void put(CustomerId id, int version) {
    if (find(id).isPresent()) {
      return;
    }
    customers.require(id, DELETE);
    int put =
        database
            .update(CUSTOMER)
            .set(CUSTOMER.TRASHED_AT, clock.instant())
            .set(CUSTOMER.TRASHED_BY, Viewers.by())
            .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
            .set(CUSTOMER.UPDATED_AT, clock.instant())
            .where(CUSTOMER.ID.eq(id.value()), CUSTOMER.VERSION.eq(version))
            .execute();
    if (put == 0) {
      throw Refusal.of(HttpStatus.CONFLICT, "customers.refusal.changed");
    }
  }

  /**
   * Brings a customer back, with all that is theirs. Asking twice is asking once.
   *
   * @throws Refusal 404 where they are neither here nor there for the reader
   */
  @Transactional
  public void restore(CustomerId id) {
    if (restore(List.of(id)) == 0) {
      customers.require(id, DELETE);
    }
  }

  /**
   * Brings back those of them who are here for the reader.
   *
   * @return how many these were
   */
  @Transactional
  public int restore(Collection<CustomerId> ids) {
    return database
        .update(CUSTOMER)
        .setNull(CUSTOMER.TRASHED_AT)
        .setNull(CUSTOMER.TRASHED_BY)
        .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
        .set(CUSTOMER.UPDATED_AT, clock.instant())
        .where(CUSTOMER.ID.in(ids.stream().map(CustomerId::value).toList()))
        .and(mine())
        .execute();
  }

  /** Whoever is in it, where the reader might bring them back. */
  public Optional<Trashed> find(CustomerId id) {
    var found = rows(CUSTOMER.ID.eq(id.value()), null, 1).stream().findFirst();
    found.ifPresent(each -> reads.saw("customer", each.id().value()));
    return found;
  }

  /**
   * Those whom the reader might bring back, the latest first.
   *
   * @param text part of a name, a number or an address; blank for all
   */
  public List<Trashed> page(String text, @Nullable After after, int limit) {
    var page = rows(search.matchesTrashed(text), after, limit);
    if (!text.isBlank()) {
      reads.asked("text", text);
    }
    reads.saw(Verb.LIST, "customer", page.stream().map(each -> each.id().value()).toList());
    return page;
  }

  /**
   * Ends these at once: what was known of them goes, and what the ledger has of them stays without
   * a name. Nothing brings them back.
   *
   * @return how many of them were there
   */
  @Transactional
  public int end(Collection<CustomerId> ids) {
    var there =
        database
            .select(CUSTOMER.ID)
            .from(CUSTOMER)
            .where(CUSTOMER.ID.in(ids.stream().map(CustomerId::value).toList()))
            .and(mine())
            .and(Customers.reached(MANAGE))
            .forUpdate()
            .fetch(row -> new CustomerId(row.value1()));
    there.forEach(this::end);
    return there.size();
  }

  /** Ends the next of those whose time is over; false where there are none. */
  @Transactional
  public boolean endOld() {
    var old =
        database
            .select(CUSTOMER.ID)
            .from(CUSTOMER)
            .where(CUSTOMER.TRASHED_AT.le(clock.instant().minus(KEPT)))
            .and(CUSTOMER.ENDED_AT.isNull())
            .orderBy(CUSTOMER.TRASHED_AT)
            .limit(STEP)
            .forUpdate()
            .skipLocked()
            .fetch(row -> new CustomerId(row.value1()));
    old.forEach(this::end);
    return !old.isEmpty();
  }

  private void end(CustomerId id) {
    Routines.empty(database.configuration(), id.value());
    Routines.takeAway(database.configuration(), id.value());
    events.publishEvent(new CustomerEnded(id));
  }

  private List<Trashed> rows(Condition which, @Nullable After after, int limit) {
    return database
        .select(
            CUSTOMER.ID, CUSTOMER.DISPLAY_NAME, CUSTOMER.TRASHED_AT, EMPLOYEE.NAME, CUSTOMER.KIND)
        .from(CUSTOMER)
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(CUSTOMER.TRASHED_BY))
        .where(mine(), which)
        .and(
            after == null
                ? noCondition()
                : row(CUSTOMER.TRASHED_AT, CUSTOMER.ID).lt(after.at(), after.id()))
        .orderBy(CUSTOMER.TRASHED_AT.desc(), CUSTOMER.ID.desc())
        .limit(limit)
        .fetch(Trash::trashed);
  }

  private static Condition mine() {
    return inTrash().and(Customers.reached("customers:see")).and(Customers.reached(DELETE));
  }

  /** Whoever is in it and has not ended. */
  static Condition inTrash() {
    return CUSTOMER.TRASHED_AT.isNotNull().and(CUSTOMER.ENDED_AT.isNull());
  }

  private static Trashed trashed(Record row) {
    var at = row.get(CUSTOMER.TRASHED_AT);
    return new Trashed(
        new CustomerId(row.get(CUSTOMER.ID)),
        row.get(CUSTOMER.DISPLAY_NAME),
        Customer.Kind.of(row.get(CUSTOMER.KIND)),
        at,
        row.get(EMPLOYEE.NAME),
        at.plus(KEPT));
  }
}
