package io.kesher.customers;

import static io.kesher.identity.Verb.CHANGE;
import static io.kesher.identity.Verb.CREATE;
import static io.kesher.identity.Verb.DELETE;
import static io.kesher.identity.Verb.EXPORT;
import static io.kesher.identity.Verb.MANAGE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. */
@Configuration(proxyBeanMethods = false)
class CustomersPermissions {
  @Bean
  Permissions customerPermissions() {
    return new Permissions(
            "customers", "customers", 10, true, SEE, CREATE, CHANGE, DELETE, EXPORT, MANAGE)
        .with("contact-points", "israeli-id", "birth-date", "details");
  }

  /** The owner's alone, until a role is given it. */
  @Bean
  Permissions erasurePermissions() {
    return new Permissions("customers", "erasures", 89, false, SEE, CREATE);
  }
}
