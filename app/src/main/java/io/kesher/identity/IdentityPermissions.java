package io.kesher.identity;

import static io.kesher.identity.Verb.MANAGE;
import static io.kesher.identity.Verb.SEE;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. */
@Configuration(proxyBeanMethods = false)
class IdentityPermissions {
  @Bean
  Permissions employeePermissions() {
    return new Permissions("identity", "employees", 80, false, SEE, MANAGE);
  }

  @Bean
  Permissions hourlyCostPermissions() {
    return new Permissions("identity", "hourly-costs", 82, false, SEE, MANAGE);
  }

  @Bean
  Permissions rolePermissions() {
    return new Permissions("identity", "roles", 84, false, SEE, MANAGE);
  }

  @Bean
  Permissions keyPermissions() {
    return new Permissions("identity", "api-keys", 86, false, MANAGE);
  }

  @Bean
  Permissions settingsPermissions() {
    return new Permissions("identity", "settings", 90, false, MANAGE);
  }
}
