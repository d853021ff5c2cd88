package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.PRODUCT;
import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.agreements.Tables.WITHDRAWAL;

import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the office sells: few, so that they are read together. */
@Service
public class Products {
  static final Field<Boolean> SOLD = WITHDRAWAL.PRODUCT_ID.isNull().as("sold");

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_LINE = 60;

  private final DSLContext database;
  private final ProductLines lines;
  private final Clock clock;

  Products(DSLContext database, ProductLines lines, Clock clock) {
    this.database = database;
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * All of a product that somebody may say.
   *
   * @param line code of a line, or the name of a new one
   * @param sold true where it is absent
   */
  public record Draft(
      @Schema(description = "code of a line, or the name of a new one") @Nullable String line,
      @Nullable String name,
      @Schema(description = "per cent of the premium, for new agreements that say none themselves")
          @Nullable BigDecimal commissionRate,
      @Nullable Boolean sold) {
    public static Draft of(Product product) {
      return new Draft(
          product.line().code(), product.name(), product.commissionRate(), product.sold());
    }
  }

  /** All of them, by line and name. */
  public List<Product> all() {
    return select()
        .orderBy(PRODUCT_LINE.ID, PRODUCT.NAME.collate("he-x-icu"), PRODUCT.ID)
        .fetch(Products::product);
  }

  public Optional<Product> find(long id) {
    return select().where(PRODUCT.ID.eq(id)).fetchOptional(Products::product);
  }

  /**
   * @throws Refusal 422 with the faults of the draft
   */
  @Transactional
  public Product create(Draft draft) {
    var name = check(draft);
    long id =
        unique(() ->
            database
                .insertInto(PRODUCT)
                .set(PRODUCT.LINE_ID, line(draft))
                .set(PRODUCT.NAME, name)
                .set(PRODUCT.COMMISSION_RATE, draft.commissionRate())
                .returningResult(PRODUCT.ID)
                .fetchSingle()
                .value1());
    sell(id, draft);
    return find(id).orElseThrow();
  }

  /**
   * Agreements that name the product keep their line and commission.
   *
   * @throws Refusal 404 where there is none, 409 where somebody was faster, 422 with the faults
   */
  @Transactional
  public Product change(long id, int version, Draft draft) {
    if (find(id).isEmpty()) {
      throw Refusal.notFound();
    }
    var name = check(draft);
    int changed =
        unique(() ->
            database
                .update(PRODUCT)
                .set(PRODUCT.LINE_ID, line(draft))
                .set(PRODUCT.NAME, name)
                .set(PRODUCT.COMMISSION_RATE, draft.commissionRate())
                .set(PRODUCT.VERSION, PRODUCT.VERSION.plus(1))
                .where(PRODUCT.ID.eq(id), PRODUCT.VERSION.eq(version))
                .execute());
    if (changed == 0) {
      throw Refusal.of(HttpStatus.CONFLICT, "agreements.refusal.product-overtaken");
    }
    sell(id, draft);
    return find(id).orElseThrow();
  }

  private static String check(Draft draft) {
    var terms = new Terms();
    var name = terms.text("name", draft.name(), LONGEST_NAME);
    terms.required("name", name);
    terms.required("line", terms.text("line", draft.line(), LONGEST_LINE));
    terms.rate("commissionRate", draft.commissionRate());
    terms.accept();
    return Objects.requireNonNull(name);
  }

  private Short line(Draft draft) {
    var name = Objects.requireNonNull(draft.line()).strip();
    var known =
        lines.find(name).or(() -> Optional.ofNullable(lines.named(List.of(name)).get(name)));
    return known
        .map(ProductLine::id)
        .orElseThrow(() ->
            Refusal.of(
                List.of(FieldFault.of("line", "agreements.fault.many-lines", ProductLine.MOST))));
  }

  private void sell(long id, Draft draft) {
    if (Boolean.FALSE.equals(draft.sold())) {
      database
          .insertInto(WITHDRAWAL)
          .set(WITHDRAWAL.PRODUCT_ID, id)
          .set(WITHDRAWAL.BY_ID, Viewers.by())
          .set(WITHDRAWAL.AT, clock.instant())
          .onConflictDoNothing()
          .execute();
    } else {
      database.deleteFrom(WITHDRAWAL).where(WITHDRAWAL.PRODUCT_ID.eq(id)).execute();
    }
  }

  private SelectOnConditionStep<? extends Record> select() {
    return database
        .select(PRODUCT.fields())
        .select(PRODUCT_LINE.ID, PRODUCT_LINE.CODE, PRODUCT_LINE.NAME, SOLD)
        .from(PRODUCT)
        .join(PRODUCT_LINE)
        .on(PRODUCT_LINE.ID.eq(PRODUCT.LINE_ID))
        .leftJoin(WITHDRAWAL)
        .on(WITHDRAWAL.PRODUCT_ID.eq(PRODUCT.ID));
  }

  private static Product product(Record row) {
    return new Product(
        row.get(PRODUCT.ID),
        new ProductLine(
            row.get(PRODUCT_LINE.ID), row.get(PRODUCT_LINE.CODE), row.get(PRODUCT_LINE.NAME)),
        row.get(PRODUCT.NAME),
        row.get(PRODUCT.COMMISSION_RATE),
        row.get(SOLD),
        row.get(PRODUCT.VERSION));
  }

  private static <T> T unique(java.util.function.Supplier<T> writing) {
    try {
      return writing.get();
    } catch (DuplicateKeyException taken) {
      throw Refusal.of(List.of(FieldFault.of("name", "agreements.fault.product-taken")));
    }
  }
}
