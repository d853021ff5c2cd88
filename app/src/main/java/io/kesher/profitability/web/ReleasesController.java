package io.kesher.profitability.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.profitability.Releases;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The way back to groups that follow the facts: who would move, why it is done, done. */
@May("groups:manage")
@Controller
@RequestMapping("/groups/release")
class ReleasesController {
  private final Templates templates;
  private final Releases releases;

  ReleasesController(Templates templates, Releases releases) {
    this.templates = templates;
    this.releases = releases;
  }

  @GetMapping
  Html show(Frame frame) {
    return new Html(page(frame, "", Faults.none()));
  }

  @PostMapping
  Object create(Frame frame, @RequestParam(defaultValue = "") String reason) {
    try {
      releases.release(reason);
      return "redirect:/groups";
    } catch (Refusal refused) {
      return Html.unprocessable(page(frame, reason, Faults.beside(refused)));
    }
  }

  private JteModel page(Frame frame, String reason, Faults faults) {
    return templates.profitabilityRelease(frame, new Simulated(releases.preview()), reason, faults);
  }
}
