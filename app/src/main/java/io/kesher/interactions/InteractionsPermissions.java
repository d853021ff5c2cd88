package io.kesher.interactions;

import static io.kesher.identity.Verb.CHANGE;
import static io.kesher.identity.Verb.CREATE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. */
@Configuration(proxyBeanMethods = false)
class InteractionsPermissions {
  @Bean
  Permissions interactionPermissions() {
    return new Permissions("interactions", "interactions", 30, true, SEE, CREATE, CHANGE);
  }

  @Bean
  Permissions taskPermissions() {
    return new Permissions("interactions", "tasks", 32, true, SEE, CREATE, CHANGE);
  }
}
