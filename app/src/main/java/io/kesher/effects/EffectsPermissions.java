package io.kesher.effects;

import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. */
@Configuration(proxyBeanMethods = false)
class EffectsPermissions {
  @Bean
  Permissions effectPermissions() {
    return new Permissions("effects", "effects", 59, true, SEE);
  }
}
