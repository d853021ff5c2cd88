package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.ENTRY;

import io.kesher.agreements.AgreementEnding;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an agreement has brought stays in the books when the agreement itself goes. */
@Component
class EndedAgreements {
  private final DSLContext database;

  EndedAgreements(DSLContext database) {
    this.database = database;
  }

  @EventListener
  void letGo(AgreementEnding ending) {
    database
        .update(ENTRY)
        .setNull(ENTRY.AGREEMENT_ID)
        .where(ENTRY.CUSTOMER_ID.eq(ending.customer().value()))
        .and(ENTRY.AGREEMENT_ID.eq(ending.agreement().value()))
        .execute();
  }
}
