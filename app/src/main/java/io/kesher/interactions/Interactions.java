package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.interactions.Tables.PIN;
import static io.kesher.db.interactions.Tables.POSTED;
import static io.kesher.db.interactions.Tables.RETRACTION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.customers.Customers;
import io.kesher.customers.TimelineSource.Wish;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.SelectOnConditionStep;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All that the office and its customers said to each other, each with the time that it took. */
@Service
public class Interactions {
  static final String SEE = "interactions:see";

  private static final Field<String> WHO = coalesce(EMPLOYEE.NAME, INTERACTION.BY_NAME);
  private static final Field<Boolean> PINNED =
      field(exists(selectOne().from(PIN).where(PIN.INTERACTION_ID.eq(INTERACTION.ID))));
  private static final Field<Boolean> WITHDRAWN =
      field(
          exists(selectOne().from(RETRACTION).where(RETRACTION.INTERACTION_ID.eq(INTERACTION.ID))));
  private static final Condition STANDS =
      notExists(selectOne().from(RETRACTION).where(RETRACTION.INTERACTION_ID.eq(INTERACTION.ID)));

  private final DSLContext database;
  private final Customers customers;
  private final Ledger ledger;
  private final Mentions mentions;
  private final Offices offices;
  private final Reads reads;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Interactions(
      DSLContext database,
      Customers customers,
      Ledger ledger,
      Mentions mentions,
      Offices offices,
      Reads reads,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.customers = customers;
    this.ledger = ledger;
    this.mentions = mentions;
    this.offices = offices;
    this.reads = reads;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes down what whoever looks has done for a customer, and its time into the ledger.
   *
   * @throws Refusal 404 where they may not see the customer, 403 where they may not log, 422 with
   *     the faults of the draft
   */
  @Transactional
  public Interaction log(CustomerId customer, InteractionDraft draft) {
    customers.require(customer, "interactions:create");
    var said = Said.of(draft, clock.instant());
    var by = Viewers.current().id().orElse(null);
    var spent =
        ledger.spend(
            new Posting.Time(
                customer,
                said.at().atZone(offices.current().zone()).toLocalDate(),
                said.kind().activity(),
                said.seconds(),
                1,
                by,
                null));
    var time = Objects.requireNonNull(spent.time());
    long id =
        database
            .insertInto(INTERACTION)
            .set(INTERACTION.CUSTOMER_ID, customer.value())
            .set(INTERACTION.KIND, said.kind().code())
            .set(INTERACTION.DIRECTION, said.direction() == null ? null : said.direction().code())
            .set(INTERACTION.EMPLOYEE_ID, EmployeeId.toNullable(by))
            .set(INTERACTION.AT, said.at())
            .set(INTERACTION.SECONDS, time.seconds())
            .set(INTERACTION.MEASURED, time.measured())
            .set(INTERACTION.SUMMARY, said.summary())
            .set(INTERACTION.WORDED_BY, EmployeeId.toNullable(by))
            .set(INTERACTION.WORDED_AT, clock.instant())
            .set(INTERACTION.CREATED_AT, clock.instant())
            .returningResult(INTERACTION.ID)
            .fetchSingle()
            .value1();
    database
        .insertInto(POSTED)
        .set(POSTED.ENTRY_ID, spent.id())
        .set(POSTED.INTERACTION_ID, id)
        .execute();
    mentions.note(id, said.summary(), by);
    events.publishEvent(
        new InteractionLogged(
            id, customer, said.kind(), said.direction(), by, said.at(), time.seconds()));
    return find(customer, id);
  }

  /**
   * One of this customer's, also where it was withdrawn; another's is not found.
   *
   * @throws Refusal 404, or 403 where the reader sees the customer, but not this
   */
  public Interaction find(CustomerId customer, long id) {
    customers.require(customer, SEE);
    reads.saw("interaction", customer.value());
    return interactions()
        .where(INTERACTION.ID.eq(id), INTERACTION.CUSTOMER_ID.eq(customer.value()))
        .fetchOptional(Interactions::interaction)
        .orElseThrow(Refusal::notFound);
  }

  /** Of one customer, those that stand, behind a place, the newest first. */
  public List<Interaction> of(CustomerId customer, Wish wish) {
    customers.require(customer, SEE);
    reads.saw("interaction", customer.value());
    return interactions()
        .where(INTERACTION.CUSTOMER_ID.eq(customer.value()), STANDS)
        .and(wish.kind() == null ? noCondition() : INTERACTION.KIND.eq(wish.kind()))
        .and(row(INTERACTION.AT, INTERACTION.ID).lt(wish.before(), wish.beforeId()))
        .orderBy(INTERACTION.AT.desc(), INTERACTION.ID.desc())
        .limit(wish.limit())
        .fetch(Interactions::interaction);
  }

  /** With whom whoever looks was in contact last, for choosing among. */
  public List<CustomerSearch.Found> lately(int limit) {
    var me = Viewers.current().id().map(EmployeeId::value).orElse(0L);
    var recent =
        select(INTERACTION.CUSTOMER_ID, INTERACTION.CREATED_AT)
            .from(INTERACTION)
            .where(INTERACTION.EMPLOYEE_ID.eq(me))
            .orderBy(INTERACTION.CREATED_AT.desc())
            .limit(50)
            .asTable("recent");
    var last = max(recent.field(INTERACTION.CREATED_AT));
    var found =
        database
            .select(CUSTOMER.ID.convertFrom(CustomerId::new), CUSTOMER.DISPLAY_NAME)
            .from(recent)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(recent.field(INTERACTION.CUSTOMER_ID)))
            .where(Customers.visible())
            .groupBy(CUSTOMER.ID, CUSTOMER.DISPLAY_NAME)
            .orderBy(last.desc())
            .limit(limit)
            .fetch(Records.mapping(CustomerSearch.Found::named));
    reads.saw(Verb.LIST, "customer", found.stream().map(each -> each.id().value()).toList());
    return found;
  }

  /** What somebody has put above all others, the latest first. */
  public List<Interaction> pinned(CustomerId customer) {
    customers.require(customer, SEE);
    return interactions()
        .join(PIN)
        .on(PIN.INTERACTION_ID.eq(INTERACTION.ID))
        .where(PIN.CUSTOMER_ID.eq(customer.value()), STANDS)
        .orderBy(INTERACTION.AT.desc(), INTERACTION.ID.desc())
        .fetch(Interactions::interaction);
  }

  private SelectOnConditionStep<Record> interactions() {
    return database
        .select(INTERACTION.fields())
        .select(WHO, PINNED, WITHDRAWN)
        .from(INTERACTION)
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(INTERACTION.EMPLOYEE_ID));
  }

  private static Interaction interaction(Record row) {
    return new Interaction(
        row.get(INTERACTION.ID),
        new CustomerId(row.get(INTERACTION.CUSTOMER_ID)),
        InteractionKind.of(row.get(INTERACTION.KIND)),
        Direction.of(row.get(INTERACTION.DIRECTION)),
        EmployeeId.ofNullable(row.get(INTERACTION.EMPLOYEE_ID)),
        row.get(WHO),
        row.get(INTERACTION.AT),
        row.get(INTERACTION.SECONDS),
        row.get(INTERACTION.MEASURED),
        row.get(INTERACTION.SUMMARY),
        row.get(INTERACTION.VERSION),
        row.get(INTERACTION.CREATED_AT),
        row.get(PINNED),
        row.get(WITHDRAWN));
  }
}
