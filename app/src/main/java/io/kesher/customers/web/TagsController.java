package io.kesher.customers.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Tags;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.Undo;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Tags put on a customer and taken off. */
@May("customers:change")
@Controller
@RequestMapping("/customers/{id}/tags")
class TagsController {
  private final Templates templates;
  private final Customers customers;
  private final Tags tags;
  private final TagsPanel panel;

  TagsController(Templates templates, Customers customers, Tags tags, TagsPanel panel) {
    this.templates = templates;
    this.customers = customers;
    this.tags = tags;
    this.panel = panel;
  }

  @PostMapping
  Object create(
      Frame frame,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String name,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    try {
      var tag = tags.add(new CustomerId(id), name);
      return shown(frame, id, part, Faults.none(), undo(frame, id, tag, "added", "/removal"));
    } catch (Refusal refused) {
      if (!part || refused.fields().isEmpty()) {
        throw refused;
      }
      return shown(frame, id, true, Faults.of(refused), null);
    }
  }

  @PostMapping("/removal")
  Object destroy(
      Frame frame,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String name,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    tags.remove(new CustomerId(id), name);
    return shown(frame, id, part, Faults.none(), undo(frame, id, name, "gone", ""));
  }

  private static Undo undo(Frame frame, long id, String tag, String done, String back) {
    return Undo.part(
        frame,
        frame.say("customers.tags." + done, tag),
        "/customers/" + id + "/tags" + back,
        Map.of("name", tag),
        "#tags");
  }

  private Object shown(Frame frame, long id, boolean part, Faults faults, @Nullable Undo undo) {
    return part
        ? new Html(templates.webPartUndo(frame, panel.of(frame, find(id), faults), undo))
        : "redirect:/customers/" + id + "#tags";
  }

  private Customer find(long id) {
    return customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
  }
}
