package io.kesher.identity.web;

import io.kesher.identity.Employee;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a program whose key it holds. */
@May(May.SELF)
@Tag(name = "me")
@RestController
class MeApiController {
  record Me(long id, String name, String email, String language, String role) {}

  @Operation(summary = "Whose key this is")
  @GetMapping("/api/v1/me")
  Me show(Employee me) {
    return new Me(me.id().value(), me.name(), me.email(), me.language().tag(), me.role().tag());
  }
}
