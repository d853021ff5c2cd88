package io.kesher.profitability;

import io.kesher.agreements.ProductLines;
import io.kesher.importing.ImportTarget;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What rows of a file can become in the ledger. */
@Configuration(proxyBeanMethods = false)
class LedgerTargets {
  @Bean
  @Order(30)
  ImportTarget incomeTarget(DSLContext database, ProductLines lines) {
    return new AmountTarget("income", EntryKind.INCOME, database, lines);
  }

  @Bean
  @Order(31)
  ImportTarget costTarget(DSLContext database, ProductLines lines) {
    return new AmountTarget("cost", EntryKind.COST, database, lines);
  }

  @Bean
  @Order(32)
  ImportTarget activityTarget(DSLContext database, Rates rates, Standings standings) {
    return new ActivityTarget(database, rates, standings);
  }
}
