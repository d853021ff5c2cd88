package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.STALE;

import io.kesher.customers.CustomersMerged;
import io.kesher.db.profitability.Routines;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The ledger of two who became one, or two again, is summed up anew, in the same transaction. */
@Component
class MergedLedgers {
  private final DSLContext database;

  MergedLedgers(DSLContext database) {
    this.database = database;
  }

  @EventListener
  void sumUp(CustomersMerged merged) {
    database
        .insertInto(STALE, STALE.CUSTOMER_ID)
        .values(merged.kept().value())
        .values(merged.gone().value())
        .execute();
    Routines.sumUp(database.configuration(), false);
  }
}
