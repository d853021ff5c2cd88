package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static org.jooq.impl.DSL.val;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agreements as people write them down and change them, one at a time. */
@Service
public class AgreementEdits {
  static final String CHANGE = "agreements:change";

  private static final int LONGEST_NUMBER = 100;

  private final DSLContext database;
  private final Customers customers;
  private final Agreements agreements;
  private final ProductLines lines;
  private final Products products;

  AgreementEdits(
      DSLContext database,
      Customers customers,
      Agreements agreements,
      ProductLines lines,
      Products products) {
    this.database = database;
    this.customers = customers;
    this.agreements = agreements;
    this.lines = lines;
    this.products = products;
  }

  /** How an attempt to change an agreement ends. */
  public sealed interface Edit {
    record Done(Agreement agreement) implements Edit {}

    /**
     * Somebody else was faster: nothing was written.
     *
     * @param theirs the agreement as it stands now
     */
    record Overtaken(Agreement theirs) implements Edit {}
  }

  /**
   * Without a commission of its own it gets its product's.
   *
   * @throws Refusal 404 or 403 as {@link Customers#require(CustomerId, String)}; 422 with the
   *     faults of the draft
   */
  @Transactional
  public Agreement create(CustomerId customer, AgreementDraft draft) {
    customers.require(customer, CHANGE);
    var sold = check(draft, null);
    expectNotTrashed(customer, draft);
    var commission = draft.commission();
    if (commission == null && sold.product() != null) {
      commission = Commission.of(sold.product().commissionRate(), null);
    }
    var columns = columns(draft, sold, commission);
    long id =
        unique(() ->
            database
                .insertInto(AGREEMENT)
                .set(AGREEMENT.CUSTOMER_ID, customer.value())
                .set(columns)
                .returningResult(AGREEMENT.ID)
                .fetchSingle()
                .value1());
    return agreements.require(new AgreementId(id), CHANGE);
  }

  /**
   * Changes an agreement that somebody has read at this version. A draft that says nothing new
   * writes nothing.
   *
   * @throws Refusal 404 or 403 as {@link Customers#require(CustomerId, String)}; 422 with the
   *     faults of the draft
   */
  @Transactional
  public Edit change(AgreementId id, int version, AgreementDraft draft) {
    var now = agreements.lock(id, CHANGE);
    if (now.version() != version) {
      return new Edit.Overtaken(now);
    }
    if (draft.equals(AgreementDraft.of(now))) {
      return new Edit.Done(now);
    }
    var sold = check(draft, now);
    expectNotTrashed(now.customer(), draft);
    unique(() ->
        database
            .update(AGREEMENT)
            .set(columns(draft, sold, draft.commission()))
            .set(AGREEMENT.VERSION, AGREEMENT.VERSION.plus(1))
            .where(AGREEMENT.ID.eq(id.value()))
            .execute());
    return new Edit.Done(agreements.require(id, CHANGE));
  }

  /** What was agreed on: a product of its line, a line alone, or neither. */
  private record Sold(@Nullable ProductLine line, @Nullable Product product) {}

  private Sold check(AgreementDraft draft, @Nullable Agreement now) {
    var terms = new Terms();
    terms.required("number", terms.text("number", draft.number(), LONGEST_NUMBER));
    terms.money("premium", draft.premium());
    terms.commission(draft.commissionRate(), draft.commissionAmount());
    terms.day("offeredOn", draft.offeredOn());
    terms.day("startOn", draft.startOn());
    terms.day("renewalOn", draft.renewalOn());
    terms.day("endedOn", draft.endedOn());
    terms.order(draft.startOn(), "renewalOn", draft.renewalOn(), "agreements.fault.before-start");
    terms.order(draft.startOn(), "endedOn", draft.endedOn(), "agreements.fault.before-start");
    if (now != null && now.lapse() != null && !Objects.equals(now.endedOn(), draft.endedOn())) {
      terms.fault("endedOn", "agreements.fault.lapsed");
    }
    var sold = sold(draft, terms);
    terms.accept();
    return sold;
  }

  private Sold sold(AgreementDraft draft, Terms terms) {
    if (draft.product() != null) {
      var product = products.find(draft.product()).orElse(null);
      if (product == null) {
        terms.fault("product", "agreements.fault.product");
      }
      return new Sold(product == null ? null : product.line(), product);
    }
    if (draft.line() == null || draft.line().isBlank()) {
      return new Sold(null, null);
    }
    var line = lines.find(draft.line()).orElse(null);
    if (line == null) {
      terms.fault("line", "agreements.fault.line");
    }
    return new Sold(line, null);
  }

  private static Map<Field<?>, Object> columns(
      AgreementDraft draft, Sold sold, @Nullable Commission commission) {
    var line = sold.line();
    var product = sold.product();
    var columns = new LinkedHashMap<Field<?>, Object>();
    columns.put(AGREEMENT.NUMBER, VisibleText.strip(Objects.requireNonNull(draft.number())));
    columns.put(AGREEMENT.LINE_ID, val(line == null ? null : line.id(), AGREEMENT.LINE_ID));
    columns.put(
        AGREEMENT.PRODUCT_ID, val(product == null ? null : product.id(), AGREEMENT.PRODUCT_ID));
    columns.put(AGREEMENT.PREMIUM, val(draft.premium(), AGREEMENT.PREMIUM));
    columns.put(
        AGREEMENT.COMMISSION_RATE, val(Commission.percent(commission), AGREEMENT.COMMISSION_RATE));
    columns.put(
        AGREEMENT.COMMISSION_AMOUNT,
        val(Commission.amount(commission), AGREEMENT.COMMISSION_AMOUNT));
    columns.put(AGREEMENT.OFFERED_ON, val(draft.offeredOn(), AGREEMENT.OFFERED_ON));
    columns.put(AGREEMENT.START_ON, val(draft.startOn(), AGREEMENT.START_ON));
    columns.put(AGREEMENT.RENEWAL_ON, val(draft.renewalOn(), AGREEMENT.RENEWAL_ON));
    columns.put(AGREEMENT.ENDED_ON, val(draft.endedOn(), AGREEMENT.ENDED_ON));
    return columns;
  }

  private void expectNotTrashed(CustomerId customer, AgreementDraft draft) {
    var number = VisibleText.strip(Objects.requireNonNull(draft.number()));
    if (database.fetchExists(
        AGREEMENT,
        AGREEMENT.CUSTOMER_ID.eq(customer.value()),
        AGREEMENT.NUMBER.eq(number),
        AGREEMENT.TRASHED_AT.isNotNull())) {
      throw Refusal.of(List.of(FieldFault.of("number", "agreements.fault.number-trashed")));
    }
  }

  /** A customer holds a number once, also in the trash. */
  private static <T> T unique(Supplier<T> writing) {
    try {
      return writing.get();
    } catch (DuplicateKeyException taken) {
      throw Refusal.of(List.of(FieldFault.of("number", "agreements.fault.number-taken")));
    }
  }
}
