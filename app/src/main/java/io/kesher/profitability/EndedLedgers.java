package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.SNAPSHOT;
import static io.kesher.db.profitability.Tables.STALE;

import io.kesher.customers.CustomerEnded;
import io.kesher.db.profitability.Routines;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever has ended keeps their place in the office's sums, and is known there by nothing but a
 * number: their standing is written anew, and curves that knew them by another are drawn again when
 * somebody looks.
 */
@Component
class EndedLedgers {
  private final DSLContext database;

  EndedLedgers(DSLContext database) {
    this.database = database;
  }

  @EventListener
  void sumUp(CustomerEnded ended) {
    database.insertInto(STALE, STALE.CUSTOMER_ID).values(ended.customer().value()).execute();
    Routines.sumUp(database.configuration(), false);
    database.deleteFrom(SNAPSHOT).execute();
  }
}
