package io.kesher.profitability;

import io.kesher.customers.CustomerAdded;
import io.kesher.db.profitability.Routines;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever is written down is in the lists at once, and not only when they have brought something.
 */
@Component
class NewLedgers {
  private final DSLContext database;

  NewLedgers(DSLContext database) {
    this.database = database;
  }

  @EventListener
  void open(CustomerAdded added) {
    Routines.stand(database.configuration(), new Long[] {added.customer().value()});
  }
}
