package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.ERASURE;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.noCondition;

import io.kesher.api.KeptReplies;
import io.kesher.audit.Emptying;
import io.kesher.audit.Reads;
import io.kesher.audit.Trail;
import io.kesher.db.customers.Routines;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.importing.Forgetting;
import io.kesher.values.Folded;
import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The erasure of a person: not the end of a record but of all that is known of somebody, wherever
 * it stands. Their rows go, those of files lose their cells, the trail keeps that something was
 * done and by whom, the ledger keeps its sums without a name, and a digest keeps them from coming
 * back with the next file.
 */
@Service
public class Erasures {
  private static final int LONGEST = 100;

  private final DSLContext database;
  private final Reads reads;
  private final Trail trail;
  private final Emptying emptying;
  private final Forgetting files;
  private final KeptReplies replies;
  private final Suppressions suppressions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Erasures(
      DSLContext database,
      Reads reads,
      Trail trail,
      Emptying emptying,
      Forgetting files,
      KeptReplies replies,
      Suppressions suppressions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.reads = reads;
    this.trail = trail;
    this.emptying = emptying;
    this.files = files;
    this.replies = replies;
    this.suppressions = suppressions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Somebody who can be erased.
   *
   * @param confirmation what is typed so that it cannot happen by mistake
   */
  public record Candidate(CustomerId id, String confirmation) {}

  /**
   * Whoever is there for the reader, also in the trash.
   *
   * @throws Refusal 404 where nobody is
   */
  public Candidate candidate(CustomerId id) {
    var found =
        database
            .select(CUSTOMER.DISPLAY_NAME)
            .from(CUSTOMER)
            .where(CUSTOMER.ID.eq(id.value()), CUSTOMER.ENDED_AT.isNull())
            .and(Customers.reached("customers:see"))
            .fetchOptional(row -> new Candidate(id, row.value1()))
            .orElseThrow(Refusal::notFound);
    reads.saw("customer", id.value());
    return found;
  }

  /**
   * Erases somebody. Nothing brings them back.
   *
   * @param reference the number of the letter or the case; it may not tell who they are
   * @param typed must be what the candidate's confirmation is, in any spelling of the same letters
   * @throws Refusal 404 where nobody is there, 422 with what is wrong in the form
   */
  @Transactional
  public Erasure erase(
      CustomerId id,
      Erasure.@Nullable Ground ground,
      @Nullable String reference,
      @Nullable String typed) {
    database
        .select(CUSTOMER.ID)
        .from(CUSTOMER)
        .where(CUSTOMER.ID.eq(id.value()))
        .forUpdate()
        .fetchOptional();
    var candidate = candidate(id);
    var identifiers = Identifiers.of(id, database, trail, clock.instant());
    var number = reference == null ? "" : VisibleText.strip(reference);
    check(candidate, identifiers, ground, number, typed);
    Routines.empty(database.configuration(), id.value());
    int entries = emptying.empty(id.value());
    long rows = Routines.takeAway(database.configuration(), id.value());
    int gone = files.forget(identifiers.numbers(), identifiers.digits(), identifiers.names());
    replies.forget(identifiers.asJson());
    long erasure = write(id, java.util.Objects.requireNonNull(ground), number, rows, entries, gone);
    suppressions.keep(erasure, identifiers.marks());
    events.publishEvent(new CustomerEnded(id));
    return page(null, 1).getFirst();
  }

  private static void check(
      Candidate candidate,
      Identifiers identifiers,
      Erasure.@Nullable Ground ground,
      String reference,
      @Nullable String typed) {
    var faults = new ArrayList<FieldFault>();
    if (ground == null) {
      faults.add(FieldFault.of("ground", "web.field.required"));
    }
    if (reference.codePointCount(0, reference.length()) > LONGEST) {
      faults.add(FieldFault.of("reference", "web.field.too-long", LONGEST));
    } else if (reference.codePoints().anyMatch(Character::isISOControl)) {
      faults.add(FieldFault.of("reference", "web.problem.character"));
    } else if (identifiers.toldBy(reference)) {
      faults.add(FieldFault.of("reference", "customers.fault.tells-who"));
    }
    if (typed == null || !folded(typed).equals(folded(candidate.confirmation()))) {
      faults.add(FieldFault.of("confirmation", "customers.fault.confirmation"));
    }
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  /** Names of signs alone fold to nothing. */
  private static String folded(String name) {
    var folded = Folded.of(name).text();
    return folded.isEmpty() ? VisibleText.strip(name) : folded;
  }

  private long write(
      CustomerId id, Erasure.Ground ground, String reference, long rows, int entries, int files) {
    return database
        .insertInto(ERASURE)
        .set(ERASURE.CUSTOMER_ID, id.value())
        .set(ERASURE.GROUND, ground.code())
        .set(ERASURE.REFERENCE, reference.isEmpty() ? null : reference)
        .set(ERASURE.BY_ID, Viewers.by())
        .set(ERASURE.AT, clock.instant())
        .set(ERASURE.ROWS, rows)
        .set(ERASURE.ENTRIES, (long) entries)
        .set(ERASURE.IMPORTS, (long) files)
        .returningResult(ERASURE.ID)
        .fetchSingle()
        .value1();
  }

  /**
   * All erasures, the latest first.
   *
   * @param after the last of the page before
   */
  public List<Erasure> page(@Nullable Long after, int limit) {
    return database
        .select(ERASURE.fields())
        .select(EMPLOYEE.NAME)
        .from(ERASURE)
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(ERASURE.BY_ID))
        .where(after == null ? noCondition() : ERASURE.ID.lt(after))
        .orderBy(ERASURE.ID.desc())
        .limit(limit)
        .fetch(Erasures::erasure);
  }

  private static Erasure erasure(Record row) {
    return new Erasure(
        row.get(ERASURE.ID),
        new CustomerId(row.get(ERASURE.CUSTOMER_ID)),
        Erasure.Ground.of(row.get(ERASURE.GROUND)),
        row.get(ERASURE.REFERENCE),
        EmployeeId.ofNullable(row.get(ERASURE.BY_ID)),
        row.get(EMPLOYEE.NAME),
        row.get(ERASURE.AT),
        row.get(ERASURE.ROWS),
        row.get(ERASURE.ENTRIES),
        row.get(ERASURE.IMPORTS));
  }
}
