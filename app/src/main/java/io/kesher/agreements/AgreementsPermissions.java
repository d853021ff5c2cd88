package io.kesher.agreements;

import static io.kesher.identity.Verb.CHANGE;
import static io.kesher.identity.Verb.DELETE;
import static io.kesher.identity.Verb.EXPORT;
import static io.kesher.identity.Verb.MANAGE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. */
@Configuration(proxyBeanMethods = false)
class AgreementsPermissions {
  @Bean
  Permissions agreementPermissions() {
    return new Permissions("agreements", "agreements", 20, true, SEE, CHANGE, DELETE, EXPORT);
  }

  @Bean
  Permissions productPermissions() {
    return new Permissions("agreements", "products", 21, false, MANAGE);
  }
}
