package io.kesher.identity.web;

import io.kesher.identity.Employee;
import io.kesher.web.May;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a program whose key it holds. */
@May(May.SELF)
@RestController
class MeApiController {
  record Me(long id, String name, String email, String language, String role) {}

  @GetMapping("/api/v1/me")
  Me show(Employee me) {
    return new Me(me.id().value(), me.name(), me.email(), me.language().tag(), me.role().tag());
  }
}
