package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.CHANGE;
import static io.kesher.db.agreements.Tables.PRODUCT;
import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.noCondition;

import io.kesher.api.Filter;
import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.Offices;
import io.kesher.web.Once;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What customers hold. */
@Service
public class Agreements {
  static final String SEE = "agreements:see";
  static final String WHAT = "agreement";

  /** It is not in the trash. */
  static final Condition THERE = AGREEMENT.TRASHED_AT.isNull();

  /**
   * More than anybody reads; a customer with more is a mistake of a file, not a page of its own.
   */
  private static final int MOST = 200;

  private final DSLContext database;
  private final Customers customers;
  private final Offices offices;
  private final Reads reads;

  Agreements(DSLContext database, Customers customers, Offices offices, Reads reads) {
    this.database = database;
    this.customers = customers;
    this.offices = offices;
    this.reads = reads;
  }

  /** A customer's agreements, those that last first, the nearest renewal first among them. */
  public List<Agreement> of(CustomerId customer) {
    reads.saw(WHAT, customer.value());
    return Once.ask(
        List.of(Agreement.class, customer),
        () ->
            AgreementRows.select(database)
                .where(AGREEMENT.CUSTOMER_ID.eq(customer.value()), THERE)
                .orderBy(
                    AGREEMENT.ENDED_ON.desc().nullsFirst(),
                    AGREEMENT.RENEWAL_ON.asc().nullsLast(),
                    AGREEMENT.ID)
                .limit(MOST)
                .fetch(AgreementRows::agreement));
  }

  /**
   * @throws Refusal 404 where there is none or the reader may not see its customer, 403 where they
   *     may, but not the agreement
   */
  public Agreement show(AgreementId id) {
    var agreement = require(id, SEE);
    reads.saw(WHAT, agreement.customer().value());
    return agreement;
  }

  /**
   * @param permission what is about to be done, such as {@code agreements:change}
   * @throws Refusal as {@link Customers#require(CustomerId, String)}
   */
  Agreement require(AgreementId id, String permission) {
    var agreement = find(id).orElseThrow(Refusal::notFound);
    customers.require(agreement.customer(), permission);
    return agreement;
  }

  private Optional<Agreement> find(AgreementId id) {
    return AgreementRows.select(database)
        .where(AGREEMENT.ID.eq(id.value()), THERE)
        .fetchOptional(AgreementRows::agreement);
  }

  /** The same, for whoever is about to write: others wait, and then see what was written. */
  Agreement lock(AgreementId id, String permission) {
    database
        .select(AGREEMENT.ID)
        .from(AGREEMENT)
        .where(AGREEMENT.ID.eq(id.value()))
        .forUpdate()
        .fetchOptional();
    return require(id, permission);
  }

  /**
   * Agreements of all whose agreements the reader may see, by their ids.
   *
   * @param filter over {@link AgreementFields}
   * @param after the last of the page before
   */
  public List<Agreement> page(Filter filter, @Nullable AgreementId after, int limit) {
    var today = offices.today();
    List<Agreement> page =
        AgreementRows.select(database)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(AGREEMENT.CUSTOMER_ID))
            .where(visible())
            .and(filter.condition(today, test -> AgreementFields.condition(test, today)))
            .and(after == null ? noCondition() : AGREEMENT.ID.gt(after.value()))
            .orderBy(AGREEMENT.ID)
            .limit(limit)
            .fetch(AgreementRows::agreement);
    reads.saw(Verb.LIST, WHAT, page.stream().map(each -> each.customer().value()).toList());
    return page;
  }

  /** Whose agreements the reader may see. */
  static Condition visible() {
    return THERE.and(Customers.visible(SEE));
  }

  /**
   * What was changed in an agreement, the latest first.
   *
   * @param after the last of the page before
   */
  public List<AgreementChange> changes(AgreementId id, @Nullable Long after, int limit) {
    show(id);
    return database
        .select(CHANGE.fields())
        .select(PRODUCT.as("was").NAME.as("was"), PRODUCT.as("becomes").NAME.as("becomes"))
        .select(PRODUCT_LINE.as("l").CODE.as("left"), PRODUCT_LINE.as("e").CODE.as("entered"))
        .from(CHANGE)
        .leftJoin(PRODUCT.as("was"))
        .on(
            CHANGE.FIELD.eq("product_id"),
            PRODUCT.as("was").ID.cast(String.class).eq(CHANGE.BEFORE))
        .leftJoin(PRODUCT.as("becomes"))
        .on(
            CHANGE.FIELD.eq("product_id"),
            PRODUCT.as("becomes").ID.cast(String.class).eq(CHANGE.AFTER))
        .leftJoin(PRODUCT_LINE.as("l"))
        .on(
            CHANGE.FIELD.eq("line_id"),
            PRODUCT_LINE.as("l").ID.cast(String.class).eq(CHANGE.BEFORE))
        .leftJoin(PRODUCT_LINE.as("e"))
        .on(CHANGE.FIELD.eq("line_id"), PRODUCT_LINE.as("e").ID.cast(String.class).eq(CHANGE.AFTER))
        .where(CHANGE.AGREEMENT_ID.eq(id.value()))
        .and(after == null ? noCondition() : CHANGE.ID.lt(after))
        .orderBy(CHANGE.ID.desc())
        .limit(limit)
        .fetch(AgreementChange::of);
  }
}
