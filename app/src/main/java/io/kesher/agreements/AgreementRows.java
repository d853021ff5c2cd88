package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.LAPSE;
import static io.kesher.db.agreements.Tables.PRODUCT;
import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.agreements.Tables.WITHDRAWAL;

import io.kesher.customers.CustomerId;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** Reads agreements out of the database, with their line, product and lapse. */
final class AgreementRows {
  private static final io.kesher.db.agreements.tables.ProductLine OF_PRODUCT =
      PRODUCT_LINE.as("of_product");

  private AgreementRows() {}

  static SelectOnConditionStep<? extends Record> select(
      DSLContext database, SelectField<?>... more) {
    return database
        .select(AGREEMENT.fields())
        .select(PRODUCT_LINE.fields())
        .select(PRODUCT.fields())
        .select(OF_PRODUCT.fields())
        .select(LAPSE.fields())
        .select(Products.SOLD)
        .select(more)
        .from(AGREEMENT)
        .leftJoin(PRODUCT_LINE)
        .on(PRODUCT_LINE.ID.eq(AGREEMENT.LINE_ID))
        .leftJoin(PRODUCT)
        .on(PRODUCT.ID.eq(AGREEMENT.PRODUCT_ID))
        .leftJoin(OF_PRODUCT)
        .on(OF_PRODUCT.ID.eq(PRODUCT.LINE_ID))
        .leftJoin(WITHDRAWAL)
        .on(WITHDRAWAL.PRODUCT_ID.eq(PRODUCT.ID))
        .leftJoin(LAPSE)
        .on(LAPSE.ID.eq(AGREEMENT.LAPSE_ID));
  }

  static Agreement agreement(Record row) {
    return new Agreement(
        new AgreementId(row.get(AGREEMENT.ID)),
        new CustomerId(row.get(AGREEMENT.CUSTOMER_ID)),
        row.get(AGREEMENT.NUMBER),
        line(row, PRODUCT_LINE),
        product(row),
        row.get(AGREEMENT.PREMIUM),
        Commission.of(row.get(AGREEMENT.COMMISSION_RATE), row.get(AGREEMENT.COMMISSION_AMOUNT)),
        row.get(AGREEMENT.OFFERED_ON),
        row.get(AGREEMENT.START_ON),
        row.get(AGREEMENT.RENEWAL_ON),
        row.get(AGREEMENT.ENDED_ON),
        lapse(row),
        row.get(AGREEMENT.VERSION));
  }

  private static @Nullable ProductLine line(
      Record row, io.kesher.db.agreements.tables.ProductLine from) {
    Short id = row.get(from.ID);
    return id == null ? null : new ProductLine(id, row.get(from.CODE), row.get(from.NAME));
  }

  private static @Nullable Product product(Record row) {
    var line = line(row, OF_PRODUCT);
    return line == null
        ? null
        : new Product(
            row.get(PRODUCT.ID),
            line,
            row.get(PRODUCT.NAME),
            row.get(PRODUCT.COMMISSION_RATE),
            row.get(Products.SOLD),
            row.get(PRODUCT.VERSION));
  }

  private static @Nullable Lapse lapse(Record row) {
    return row.get(LAPSE.ID) == null ? null : Lapses.lapse(row, false);
  }
}
