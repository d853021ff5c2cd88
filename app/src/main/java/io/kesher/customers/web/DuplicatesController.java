package io.kesher.customers.web;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Duplicates;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Who may be there twice, and what people say to it. */
@May("customers:manage")
@Controller
class DuplicatesController {
  private final Templates templates;
  private final Duplicates duplicates;

  DuplicatesController(Templates templates, Duplicates duplicates) {
    this.templates = templates;
    this.duplicates = duplicates;
  }

  @GetMapping("/duplicates")
  Html index(
      Frame frame,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Long one,
      @RequestParam(required = false) @Nullable Long other) {
    var page = DuplicatesPage.of(duplicates, after);
    return new Html(templates.customersDuplicates(frame, page, one, other));
  }

  @PostMapping("/duplicates/dismissals")
  String dismiss(@RequestParam long one, @RequestParam long other) {
    duplicates.dismiss(new CustomerId(one), new CustomerId(other));
    return "redirect:/duplicates?one=" + one + "&other=" + other;
  }

  @PostMapping("/duplicates/dismissals/undoing")
  String ask(@RequestParam long one, @RequestParam long other) {
    duplicates.ask(new CustomerId(one), new CustomerId(other));
    return "redirect:/duplicates";
  }
}
