package io.kesher.customers.web;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Trash;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Customers put into the trash, brought back, and ended before their time. */
@May("customers:delete")
@Controller
class TrashController {
  private final Templates templates;
  private final Trash trash;
  private final TrashShelves shelves;

  TrashController(Templates templates, Trash trash, TrashShelves shelves) {
    this.shelves = shelves;
    this.templates = templates;
    this.trash = trash;
  }

  @GetMapping("/trash")
  Html index(
      Frame frame,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String after) {
    return new Html(
        templates.customersTrash(
            frame, TrashPage.of(trash, q, after, TrashPage.SIZE), shelves.all()));
  }

  @PostMapping("/customers/{id}/removal")
  String create(@PathVariable long id, @RequestParam int version) {
    trash.put(new CustomerId(id), version);
    return "redirect:/customers?done=trash." + id;
  }

  @PostMapping("/customers/{id}/restoration")
  String destroy(@PathVariable long id) {
    trash.restore(new CustomerId(id));
    return "redirect:/customers/" + id;
  }

  @PostMapping("/trash/restorations")
  String restore(@RequestParam(defaultValue = "") List<Long> customer) {
    trash.restore(customer.stream().map(CustomerId::new).toList());
    return "redirect:/trash";
  }

  @May("customers:manage")
  @PostMapping("/trash/endings")
  String end(@RequestParam(defaultValue = "") List<Long> customer) {
    trash.end(customer.stream().map(CustomerId::new).toList());
    return "redirect:/trash";
  }
}
