package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.PRODUCT_LINE;

import io.kesher.customers.CustomerId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Service;

/** What customers hold. */
@Service
public class Agreements {
  /**
   * More than anybody reads; a customer with more is a mistake of a file, not a page of its own.
   */
  private static final int MOST = 200;

  private final DSLContext database;

  Agreements(DSLContext database) {
    this.database = database;
  }

  /** A customer's agreements, those that last first, the nearest renewal first among them. */
  public List<Agreement> of(CustomerId customer) {
    return database
        .select()
        .from(AGREEMENT)
        .leftJoin(PRODUCT_LINE)
        .on(PRODUCT_LINE.ID.eq(AGREEMENT.LINE_ID))
        .where(AGREEMENT.CUSTOMER_ID.eq(customer.value()))
        .orderBy(
            AGREEMENT.ENDED_ON.desc().nullsFirst(),
            AGREEMENT.RENEWAL_ON.asc().nullsLast(),
            AGREEMENT.ID)
        .limit(MOST)
        .fetch(Agreements::agreement);
  }

  private static Agreement agreement(Record row) {
    Short line = row.get(PRODUCT_LINE.ID);
    return new Agreement(
        row.get(AGREEMENT.NUMBER),
        line == null
            ? null
            : new ProductLine(line, row.get(PRODUCT_LINE.CODE), row.get(PRODUCT_LINE.NAME)),
        row.get(AGREEMENT.PREMIUM),
        row.get(AGREEMENT.START_ON),
        row.get(AGREEMENT.RENEWAL_ON),
        row.get(AGREEMENT.ENDED_ON));
  }
}
