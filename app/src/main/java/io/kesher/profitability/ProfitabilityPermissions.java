package io.kesher.profitability;

import static io.kesher.identity.Verb.CHANGE;
import static io.kesher.identity.Verb.MANAGE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. */
@Configuration(proxyBeanMethods = false)
class ProfitabilityPermissions {
  @Bean
  Permissions ledgerPermissions() {
    return new Permissions("profitability", "ledger", 30, true, SEE, CHANGE);
  }

  @Bean
  Permissions numberPermissions() {
    return new Permissions("profitability", "numbers", 40, false, SEE);
  }

  @Bean
  Permissions groupPermissions() {
    return new Permissions("profitability", "groups", 50, false, SEE, MANAGE);
  }

  @Bean
  Permissions ratePermissions() {
    return new Permissions("profitability", "rates", 60, false, SEE, MANAGE);
  }
}
