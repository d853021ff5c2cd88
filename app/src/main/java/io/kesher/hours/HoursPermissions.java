package io.kesher.hours;

import static io.kesher.identity.Verb.CHANGE;
import static io.kesher.identity.Verb.MANAGE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What can be allowed here: to see people's hours, to change them, to manage those of the lines.
 */
@Configuration(proxyBeanMethods = false)
class HoursPermissions {
  @Bean
  Permissions hourPermissions() {
    return new Permissions("hours", "hours", 70, true, SEE, CHANGE, MANAGE);
  }
}
