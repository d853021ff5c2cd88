package io.kesher.books;

import static io.kesher.identity.Verb.MANAGE;
import static io.kesher.identity.Verb.SEE;

import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be allowed here. To manage is to say who carries how much, and to propose. */
@Configuration(proxyBeanMethods = false)
class BooksPermissions {
  @Bean
  Permissions bookPermissions() {
    return new Permissions("books", "books", 57, true, SEE, MANAGE);
  }
}
