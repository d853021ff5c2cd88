package io.kesher.files;

import static io.kesher.identity.Verb.CHANGE;
import static io.kesher.identity.Verb.CREATE;
import static io.kesher.identity.Verb.DELETE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here; whose files they are goes by the customer. */
@Configuration(proxyBeanMethods = false)
class FilesPermissions {
  @Bean
  Permissions filePermissions() {
    return new Permissions("files", "files", 34, true, SEE, CREATE, CHANGE, DELETE);
  }
}
