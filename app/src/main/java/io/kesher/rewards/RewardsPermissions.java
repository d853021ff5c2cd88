package io.kesher.rewards;

import static io.kesher.identity.Verb.EXPORT;
import static io.kesher.identity.Verb.MANAGE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. To manage is to set the rules, close months and answer disputes. */
@Configuration(proxyBeanMethods = false)
class RewardsPermissions {
  @Bean
  Permissions rewardPermissions() {
    return new Permissions("rewards", "rewards", 58, true, SEE, MANAGE, EXPORT);
  }
}
