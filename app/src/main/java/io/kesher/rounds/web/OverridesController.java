package io.kesher.rounds.web;

import io.kesher.rounds.Overrides;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Decisions against the facts, and whether they were right. */
@May("rounds:see")
@Controller
@RequestMapping("/overrides")
class OverridesController {
  private static final int ROWS = 50;

  private final Templates templates;
  private final Overrides overrides;

  OverridesController(Templates templates, Overrides overrides) {
    this.templates = templates;
    this.overrides = overrides;
  }

  @GetMapping
  Html index(Frame frame, @RequestParam(required = false) @Nullable Long after) {
    var found = overrides.page(after, ROWS + 1);
    var page = found.subList(0, Math.min(ROWS, found.size()));
    return new Html(
        templates.roundsOverrides(
            frame, page, found.size() > ROWS ? page.getLast().id() : null, overrides.report()));
  }

  @May("rounds:manage")
  @PostMapping("/{override}/withdrawal")
  String withdraw(@PathVariable long override) {
    overrides.withdraw(override);
    return "redirect:/overrides";
  }
}
