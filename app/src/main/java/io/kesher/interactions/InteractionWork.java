package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.interactions.Tables.POSTED;

import io.kesher.customers.Customers;
import io.kesher.profitability.WorkSource;
import io.kesher.web.Frame;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Entries of the ledger lead to the interaction whose time they hold. */
@Component
class InteractionWork implements WorkSource {
  private final DSLContext database;

  InteractionWork(DSLContext database) {
    this.database = database;
  }

  @Override
  public Map<Long, Work> of(Frame frame, Collection<Long> entries) {
    return database
        .select(POSTED.ENTRY_ID, INTERACTION.ID, INTERACTION.CUSTOMER_ID, INTERACTION.KIND)
        .from(POSTED)
        .join(INTERACTION)
        .on(INTERACTION.ID.eq(POSTED.INTERACTION_ID))
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(INTERACTION.CUSTOMER_ID))
        .where(POSTED.ENTRY_ID.in(entries))
        .and(Customers.visible(Interactions.SEE))
        .fetchMap(
            row -> row.value1(),
            row ->
                new Work(
                    frame.say("interactions.kinds." + row.value4()),
                    "/customers/" + row.value3() + "/interactions/" + row.value2()));
  }
}
