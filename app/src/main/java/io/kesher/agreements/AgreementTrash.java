package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.AGREEMENT_FILE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Trash;
import io.kesher.customers.TrashShelf;
import io.kesher.db.agreements.Routines;
import io.kesher.files.FileEdits;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Agreements that were put aside: they are in no list, radar or search until somebody brings them
 * back, and after thirty days they end. What they have brought stays in the ledger.
 */
@Service
@Order(10)
public class AgreementTrash implements TrashShelf {
  static final String DELETE = "agreements:delete";

  private static final int STEP = 100;

  private final DSLContext database;
  private final Agreements agreements;
  private final FileEdits files;
  private final Reads reads;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AgreementTrash(
      DSLContext database,
      Agreements agreements,
      FileEdits files,
      Reads reads,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.agreements = agreements;
    this.files = files;
    this.reads = reads;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String name() {
    return Agreements.WHAT;
  }

  @Override
  public String permission() {
    return DELETE;
  }

  @Override
  public String title() {
    return "agreements.panel";
  }

  /**
   * Puts an agreement there that somebody has read at this version. Asking twice is asking once.
   *
   * @return whose it is
   * @throws Refusal 404 or 403 as {@link Customers#require(CustomerId, String)}, 409 where somebody
   *     has changed it since
   */
  @Transactional
  public CustomerId put(AgreementId id, int version) {
    var lying = find(id.value()).map(Lying::customer);
    if (lying.isPresent()) {
      return lying.get();
    }
    var agreement = agreements.require(id, DELETE);
    int put =
        database
            .update(AGREEMENT)
            .set(AGREEMENT.TRASHED_AT, clock.instant())
            .set(AGREEMENT.TRASHED_BY, Viewers.by())
            .set(AGREEMENT.VERSION, AGREEMENT.VERSION.plus(1))
            .where(AGREEMENT.ID.eq(id.value()), AGREEMENT.VERSION.eq(version))
            .execute();
    if (put == 0) {
      throw Refusal.of(HttpStatus.CONFLICT, "agreements.refusal.changed-since");
    }
    return agreement.customer();
  }

  @Override
  @Transactional
  public String restore(long id) {
    int restored =
        database
            .update(AGREEMENT)
            .setNull(AGREEMENT.TRASHED_AT)
            .setNull(AGREEMENT.TRASHED_BY)
            .set(AGREEMENT.VERSION, AGREEMENT.VERSION.plus(1))
            .where(AGREEMENT.ID.eq(id), mine())
            .execute();
    if (restored == 0) {
      agreements.require(new AgreementId(id), DELETE);
    }
    return "/agreements/" + id;
  }

  @Override
  public Optional<Lying> find(long id) {
    return rows(AGREEMENT.ID.eq(id), null, 1).stream().findFirst();
  }

  @Override
  public List<Lying> page(Trash.@Nullable After after, int limit) {
    var page = rows(noCondition(), after, limit);
    reads.saw(
        Verb.LIST,
        Agreements.WHAT,
        page.stream().map(Lying::customer).map(CustomerId::value).toList());
    return page;
  }

  private List<Lying> rows(Condition which, Trash.@Nullable After after, int limit) {
    return database
        .select(
            AGREEMENT.ID,
            AGREEMENT.NUMBER,
            AGREEMENT.TRASHED_AT,
            EMPLOYEE.NAME,
            CUSTOMER.ID,
            CUSTOMER.DISPLAY_NAME)
        .from(AGREEMENT)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(AGREEMENT.CUSTOMER_ID))
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(AGREEMENT.TRASHED_BY))
        .where(which, mine())
        .and(
            after == null
                ? noCondition()
                : row(AGREEMENT.TRASHED_AT, AGREEMENT.ID).lt(after.at(), after.id()))
        .orderBy(AGREEMENT.TRASHED_AT.desc(), AGREEMENT.ID.desc())
        .limit(limit)
        .fetch(AgreementTrash::lying);
  }

  /** Those in it that the reader might bring back. */
  private static Condition mine() {
    return AGREEMENT
        .TRASHED_AT
        .isNotNull()
        .and(Customers.named(AGREEMENT.CUSTOMER_ID, Agreements.SEE))
        .and(Customers.named(AGREEMENT.CUSTOMER_ID, DELETE));
  }

  private static Lying lying(Record row) {
    return new Lying(
        row.get(AGREEMENT.ID),
        row.get(AGREEMENT.NUMBER),
        new CustomerId(row.get(CUSTOMER.ID)),
        row.get(CUSTOMER.DISPLAY_NAME),
        row.get(AGREEMENT.TRASHED_AT),
        row.get(EMPLOYEE.NAME));
  }

  /** Ends the next of those whose time is over, with their files; false where there are none. */
  @Transactional
  public boolean endOld() {
    var old =
        database
            .select(AGREEMENT.ID, AGREEMENT.CUSTOMER_ID)
            .from(AGREEMENT)
            .where(AGREEMENT.TRASHED_AT.le(clock.instant().minus(KEPT)))
            .orderBy(AGREEMENT.TRASHED_AT)
            .limit(STEP)
            .forUpdate()
            .skipLocked()
            .fetchMap(AGREEMENT.ID, AGREEMENT.CUSTOMER_ID);
    if (old.isEmpty()) {
      return false;
    }
    old.forEach((id, customer) ->
        events.publishEvent(new AgreementEnding(new AgreementId(id), new CustomerId(customer))));
    files.end(
        database
            .select(AGREEMENT_FILE.FILE_ID)
            .from(AGREEMENT_FILE)
            .where(AGREEMENT_FILE.AGREEMENT_ID.in(old.keySet()))
            .fetch(AGREEMENT_FILE.FILE_ID));
    Routines.endTrashed(database.configuration(), old.keySet().toArray(Long[]::new));
    return true;
  }
}
