package io.kesher.cases;

import static io.kesher.db.cases.Tables.CASE_TIME;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CUSTOMER;

import io.kesher.profitability.WorkSource;
import io.kesher.web.Frame;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Entries of the ledger lead to the case whose time they hold. */
@Component
class CaseWork implements WorkSource {
  private final DSLContext database;

  CaseWork(DSLContext database) {
    this.database = database;
  }

  @Override
  public Map<Long, Work> of(Frame frame, Collection<Long> entries) {
    return database
        .select(CASE_TIME.ENTRY_ID, CUSTOMER_CASE.ID, CUSTOMER_CASE.SUBJECT)
        .from(CASE_TIME)
        .join(CUSTOMER_CASE)
        .on(CUSTOMER_CASE.ID.eq(CASE_TIME.CASE_ID))
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(CUSTOMER_CASE.CUSTOMER_ID))
        .where(CASE_TIME.ENTRY_ID.in(entries))
        .and(Cases.visible())
        .fetchMap(
            row -> row.value1(),
            row -> new Work("#" + row.value2() + " " + row.value3(), "/cases/" + row.value2()));
  }
}
