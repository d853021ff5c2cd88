package io.kesher.rounds;

import static io.kesher.identity.Verb.CHANGE;
import static io.kesher.identity.Verb.MANAGE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. To change is to take part in a review. */
@Configuration(proxyBeanMethods = false)
class RoundsPermissions {
  @Bean
  Permissions roundPermissions() {
    return new Permissions("rounds", "rounds", 55, true, SEE, CHANGE, MANAGE);
  }
}
