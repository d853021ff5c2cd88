package io.kesher.identity.web;

import io.kesher.identity.ApiKeys;
import io.kesher.identity.Employee;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

@May("api-keys:manage")
@Controller
class ApiKeysController {
  private static final int LONGEST_NAME = 80;

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
      Employee me,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "365") int days) {
    var faults = Inputs.text("name", name, LONGEST_NAME);
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return new Html(
        templates.identityApiKeyCreated(
            frame, name.strip(), keys.create(me.id(), name.strip(), expiry(days))));
  }

  @PostMapping("/settings/api-keys/{id}/revocation")
  String destroy(Employee me, @PathVariable long id) {
    if (!keys.revoke(id, me.id())) {
      throw Refusal.notFound();
    }
    return "redirect:/settings";
  }

  /** Zero days: no end. */
  private @Nullable Instant expiry(int days) {
    return days <= 0 ? null : clock.instant().plus(Duration.ofDays(Math.min(days, 3650)));
  }
}
