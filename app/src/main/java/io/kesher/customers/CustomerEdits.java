package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.val;

import io.kesher.db.customers.Routines;
import io.kesher.fields.CustomChange;
import io.kesher.fields.CustomFields;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Customers as people write them down and change them, one at a time. */
@Service
public class CustomerEdits {
  private final DSLContext database;
  private final Customers customers;
  private final ContactPoints points;
  private final CustomFields fields;
  private final Suppressions suppressions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CustomerEdits(
      DSLContext database,
      Customers customers,
      ContactPoints points,
      CustomFields fields,
      Suppressions suppressions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.events = events;
    this.fields = fields;
    this.suppressions = suppressions;
    this.database = database;
    this.customers = customers;
    this.points = points;
    this.clock = clock;
  }

  /** How an attempt to change a customer ends. */
  public sealed interface Edit {
    record Done(Customer customer) implements Edit {}

    /**
     * Somebody else was faster: nothing was written.
     *
     * @param theirs the customer as they stand now
     */
    record Overtaken(Customer theirs) implements Edit {}
  }

  /**
   * @throws Refusal 422 with the faults of the draft
   */
  @Transactional
  public Customer create(CustomerDraft draft) {
    return create(draft, false);
  }

  /**
   * @param again whoever was erased has come back, and somebody knows it
   * @throws Refusal 422 with the faults of the draft; {@code again} is one where it is somebody who
   *     was erased
   */
  @Transactional
  public Customer create(CustomerDraft draft, boolean again) {
    var writable = Writable.now();
    writable.check(draft, CustomerDraft.BLANK);
    var custom = fields.shown().read(draft.custom(), List.of(), true);
    var accepted = Accepted.of(draft, LocalDate.now(clock), custom.faults());
    check(accepted, again);
    var id =
        unique(() ->
            database
                .insertInto(CUSTOMER)
                .set(columns(accepted, writable))
                .set(CUSTOMER.OWNER_ID, firstOwner())
                .set(CUSTOMER.CUSTOM, JSONB.valueOf(custom.told().toString()))
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1());
    points.write(id, accepted.points());
    events.publishEvent(new CustomerAdded(new CustomerId(id)));
    return customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
  }

  /**
   * Changes a customer whom somebody has read at this version. A draft that says nothing new writes
   * nothing; what the viewer may not see or write stays as it is.
   *
   * @throws Refusal 404 where there is no such customer or the viewer may not see them; 422 with
   *     the faults of the draft
   */
  @Transactional
  public Edit change(CustomerId id, int version, CustomerDraft draft) {
    customers.require(id, "customers:change");
    lock(id);
    var now = customers.find(id).orElseThrow(Refusal::notFound);
    if (now.version() != version) {
      return new Edit.Overtaken(now);
    }
    var before = CustomerDraft.of(now);
    var custom = fields.shown().read(draft.custom(), now.custom(), false);
    if (custom.isNone() && draft.withCustom(before.custom()).equals(before)) {
      return new Edit.Done(now);
    }
    var writable = Writable.now();
    writable.check(draft, before);
    var accepted = Accepted.of(draft, LocalDate.now(clock), custom.faults());
    if (writable.contactPoints()) {
      points.set(id.value(), accepted.points());
    }
    unique(() ->
        database
            .update(CUSTOMER)
            .set(columns(accepted, writable))
            .set(custom(custom))
            .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
            .set(CUSTOMER.UPDATED_AT, clock.instant())
            .where(CUSTOMER.ID.eq(id.value()))
            .execute());
    return new Edit.Done(customers.find(id).orElseThrow(Refusal::notFound));
  }

  private void check(Accepted accepted, boolean again) {
    var marks = Suppressions.marks(accepted);
    if (again) {
      suppressions.lift(marks);
    } else if (suppressions.knows(marks)) {
      throw Refusal.of(List.of(FieldFault.of("again", "customers.fault.erased")));
    }
  }

  /** Who sees no more than some people's customers holds those that they bring. */
  private static @Nullable Long firstOwner() {
    var viewer = Viewers.current();
    return viewer.reach("customers:see") instanceof Reached.Everybody
        ? null
        : viewer.id().map(EmployeeId::value).orElse(null);
  }

  /** Of two who change one customer at once the second waits, and then sees what the first did. */
  private void lock(CustomerId id) {
    database
        .select(CUSTOMER.ID)
        .from(CUSTOMER)
        .where(CUSTOMER.ID.eq(id.value()))
        .forUpdate()
        .fetchOptional();
  }

  private static Map<Field<?>, Object> columns(Accepted accepted, Writable writable) {
    var columns = new LinkedHashMap<Field<?>, Object>();
    columns.put(CUSTOMER.NAME, val(accepted.name(), CUSTOMER.NAME));
    columns.put(CUSTOMER.NAME_KEY, accepted.nameKey());
    columns.put(CUSTOMER.KIND, accepted.kind().name().toLowerCase(Locale.ROOT));
    columns.put(CUSTOMER.EXTERNAL_ID, val(accepted.externalId(), CUSTOMER.EXTERNAL_ID));
    columns.put(CUSTOMER.SINCE, val(accepted.since(), CUSTOMER.SINCE));
    if (writable.israeliId()) {
      columns.put(CUSTOMER.ISRAELI_ID, val(accepted.israeliId(), CUSTOMER.ISRAELI_ID));
      columns.put(CUSTOMER.ISRAELI_ID_VERIFIED, accepted.israeliIdVerified());
      var idKind = accepted.idKind();
      columns.put(CUSTOMER.ID_KIND, val(idKind == null ? null : idKind.code(), CUSTOMER.ID_KIND));
    }
    if (writable.birthDate()) {
      columns.put(CUSTOMER.BIRTH_DATE, val(accepted.birthDate(), CUSTOMER.BIRTH_DATE));
    }
    return columns;
  }

  /** Of what is in no field that the viewer sees, nothing is touched. */
  private static Map<Field<?>, Object> custom(CustomChange change) {
    return change.isNone()
        ? Map.of()
        : Map.of(
            CUSTOMER.CUSTOM,
            Routines.withCustom(
                CUSTOMER.CUSTOM,
                val(change.emptied().toArray(String[]::new)),
                val(JSONB.valueOf(change.told().toString()))));
  }

  /** Of two who take one external id, the database lets the first have it. */
  private static <T> T unique(Supplier<T> writing) {
    try {
      return writing.get();
    } catch (DuplicateKeyException taken) {
      throw Refusal.of(List.of(FieldFault.of("externalId", "customers.fault.external-id-taken")));
    }
  }
}
