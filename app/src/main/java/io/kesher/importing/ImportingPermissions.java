package io.kesher.importing;

import static io.kesher.identity.Verb.MANAGE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. */
@Configuration(proxyBeanMethods = false)
class ImportingPermissions {
  @Bean
  Permissions importPermissions() {
    return new Permissions("importing", "imports", 70, false, SEE, MANAGE);
  }
}
