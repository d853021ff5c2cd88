package io.kesher.cases;

import static io.kesher.identity.Verb.CHANGE;
import static io.kesher.identity.Verb.CREATE;
import static io.kesher.identity.Verb.MANAGE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. Reach goes by the customer's owner and by the case's own. */
@Configuration(proxyBeanMethods = false)
class CasesPermissions {
  @Bean
  Permissions casePermissions() {
    return new Permissions("cases", "cases", 34, true, SEE, CREATE, CHANGE, MANAGE);
  }
}
