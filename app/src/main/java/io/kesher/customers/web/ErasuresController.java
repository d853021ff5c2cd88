package io.kesher.customers.web;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Erasures;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The erasure of a person, asked for with a ground and their name typed out. */
@May("erasures:create")
@Controller
class ErasuresController {
  private static final int SIZE = 50;

  private final Templates templates;
  private final Erasures erasures;

  ErasuresController(Templates templates, Erasures erasures) {
    this.templates = templates;
    this.erasures = erasures;
  }

  @May("erasures:see")
  @GetMapping("/erasures")
  Html index(Frame frame, @RequestParam(required = false) @Nullable Long after) {
    var found = erasures.page(after, SIZE + 1);
    var shown = found.subList(0, Math.min(SIZE, found.size()));
    var next = found.size() > SIZE ? (Long) shown.getLast().id() : null;
    return new Html(templates.customersErasures(frame, shown, next));
  }

  @GetMapping("/customers/{id}/erasure")
  Html draft(Frame frame, @PathVariable long id) {
    var candidate = erasures.candidate(new CustomerId(id));
    return new Html(templates.customersErasure(frame, candidate, Map.of(), Faults.none()));
  }

  @PostMapping("/customers/{id}/erasure")
  Object create(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    var candidate = erasures.candidate(new CustomerId(id));
    try {
      erasures.erase(
          candidate.id(),
          ErasureJson.ground(sent.get("ground")),
          sent.get("reference"),
          sent.get("confirmation"));
      return "redirect:/erasures";
    } catch (Refusal refused) {
      return Html.unprocessable(
          templates.customersErasure(frame, candidate, sent, Faults.beside(refused)));
    }
  }
}
