package io.kesher.customers.web;

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

/** Agreements, tasks and files that lie in the trash, and their way back. */
@May("customers:see")
@Controller
@RequestMapping("/trash/{shelf}")
class TrashShelvesController {
  private final Templates templates;
  private final TrashShelves shelves;

  TrashShelvesController(Templates templates, TrashShelves shelves) {
    this.templates = templates;
    this.shelves = shelves;
  }

  @GetMapping
  Html index(
      Frame frame,
      @PathVariable String shelf,
      @RequestParam(required = false) @Nullable String after) {
    return new Html(
        templates.customersTrashShelf(
            frame, shelves.page(shelf, after, TrashPage.SIZE), shelves.all()));
  }

  @PostMapping("/{id}/restoration")
  String restore(@PathVariable String shelf, @PathVariable long id) {
    return "redirect:" + shelves.named(shelf).restore(id);
  }
}
