package io.kesher.views;

import static io.kesher.identity.Verb.MANAGE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. */
@Configuration(proxyBeanMethods = false)
class ViewsPermissions {
  @Bean
  Permissions viewPermissions() {
    return new Permissions("views", "views", 70, false, MANAGE);
  }
}
