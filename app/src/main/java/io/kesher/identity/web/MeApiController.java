package io.kesher.identity.web;

import io.kesher.identity.Employee;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a program whose key it holds. */
@RestController
class MeApiController {
  record Me(long id, String name, String email, String language, String role) {}

  @GetMapping("/api/v1/me")
  Me show(Employee me) {
    return new Me(
        me.id().value(),
        me.name(),
        me.email(),
        me.language().tag(),
        me.role().name().toLowerCase(java.util.Locale.ROOT));
  }
}
