package io.kesher.audit;

import static io.kesher.identity.Verb.EXPORT;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here: to the owner alone, until a role is given it. */
@Configuration(proxyBeanMethods = false)
class AuditPermissions {
  @Bean
  Permissions trailPermissions() {
    return new Permissions("audit", "audit", 88, false, SEE, EXPORT);
  }
}
