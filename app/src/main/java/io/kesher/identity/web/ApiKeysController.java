package io.kesher.identity.web;

import io.kesher.identity.ApiKeys;
import io.kesher.identity.Employee;
import io.kesher.identity.Permission;
import io.kesher.identity.SignedIn;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

@May("api-keys:manage")
@Controller
class ApiKeysController {
  static final int LONGEST_NAME = 80;
  private static final int LONGEST_DAYS = 3650;

  private final Templates templates;
  private final ApiKeys keys;
  private final Clock clock;

  ApiKeysController(Templates templates, ApiKeys keys, Clock clock) {
    this.templates = templates;
    this.keys = keys;
    this.clock = clock;
  }

  @PostMapping("/settings/api-keys")
  Html create(
      Frame frame,
      SignedIn me,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "365") int days,
      @RequestParam(required = false) @Nullable List<String> scope) {
    Inputs.accept(Inputs.text("name", name, LONGEST_NAME));
    var key = keys.create(me, name.strip(), scopes(scope), expiry(clock, days));
    return new Html(templates.identityApiKeyCreated(frame, name.strip(), key));
  }

  @PostMapping("/settings/api-keys/{id}/revocation")
  String destroy(Employee me, @PathVariable long id) {
    if (!keys.revoke(id, me.id())) {
      throw Refusal.notFound();
    }
    return "redirect:/settings";
  }

  /** None chosen: all that the owner may. */
  static @Nullable Set<Permission> scopes(@Nullable List<String> chosen) {
    try {
      return chosen == null || chosen.isEmpty()
          ? null
          : chosen.stream().map(Permission::of).collect(Collectors.toSet());
    } catch (IllegalArgumentException unknown) {
      throw Refusal.of(List.of(FieldFault.of("scopes", "identity.fault.permission")));
    }
  }

  /** Zero days: no end. */
  static @Nullable Instant expiry(Clock clock, int days) {
    return days <= 0 ? null : clock.instant().plus(Duration.ofDays(Math.min(days, LONGEST_DAYS)));
  }
}
