package io.kesher.interactions.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.customers.Customers;
import io.kesher.interactions.Interaction;
import io.kesher.interactions.InteractionEdits;
import io.kesher.interactions.Interactions;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The timeline of a customer, and what is logged into it. */
@May("interactions:see")
@Controller
class InteractionsController {
  private final Templates templates;
  private final Customers customers;
  private final CustomerSearch search;
  private final Interactions interactions;
  private final InteractionEdits edits;
  private final TimelineViews views;
  private final Colleagues colleagues;

  InteractionsController(
      Templates templates,
      Customers customers,
      CustomerSearch search,
      Interactions interactions,
      InteractionEdits edits,
      TimelineViews views,
      Colleagues colleagues) {
    this.templates = templates;
    this.customers = customers;
    this.search = search;
    this.interactions = interactions;
    this.edits = edits;
    this.views = views;
    this.colleagues = colleagues;
  }

  @GetMapping("/customers/{id}/timeline")
  Html timeline(
      Frame frame,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String after,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var view = views.view(frame, customer(id), kind, after);
    return new Html(
        switch (part) {
          case "timeline" -> templates.interactionsTimeline(frame, view, false);
          case "timeline-more" -> templates.interactionsHappenings(frame, view);
          default -> templates.interactionsTimelinePage(frame, view);
        });
  }

  /** A page for whoever comes from the palette: first the customer, then what to log. */
  @May("interactions:create")
  @GetMapping("/interactions/new")
  Html form(
      Frame frame,
      @RequestParam(defaultValue = "") String q,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var found = q.isBlank() ? interactions.lately(8) : search.find(q, 8);
    return new Html(
        part.equals("whom")
            ? templates.interactionsWhom(frame, found, q)
            : templates.interactionsNew(frame, found, q));
  }

  @May("interactions:create")
  @PostMapping("/customers/{id}/interactions")
  Object create(
      Frame frame,
      @PathVariable long id,
      @ModelAttribute LogForm form,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var customer = within(id, "interactions:create");
    try {
      var logged = interactions.log(customer.id(), form.draft(frame.office().zone()));
      return part ? logged(frame, customer, logged) : "redirect:/customers/" + id + "#timeline";
    } catch (Refusal refused) {
      var faults = LogForm.faults(refused);
      return Html.unprocessable(
          part
              ? templates.interactionsLog(frame, customer, form, colleagues.names(), faults)
              : templates.interactionsLogPage(frame, customer, form, colleagues.names(), faults));
    }
  }

  @May("interactions:change")
  @PostMapping("/customers/{id}/interactions/{interaction}/withdrawal")
  Object withdraw(
      Frame frame,
      @PathVariable long id,
      @PathVariable long interaction,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var gone = edits.withdraw(new CustomerId(id), interaction);
    return part ? changed(frame, customer(id), gone) : "redirect:/customers/" + id + "#timeline";
  }

  @May("interactions:change")
  @PostMapping("/customers/{id}/interactions/{interaction}/restoration")
  Object restore(
      Frame frame,
      @PathVariable long id,
      @PathVariable long interaction,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var back = edits.restore(new CustomerId(id), interaction);
    return part ? changed(frame, customer(id), back) : "redirect:/customers/" + id + "#timeline";
  }

  private Customer customer(long id) {
    return customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
  }

  /** Whoever may not do it is told so before the form is looked at. */
  private Customer within(long id, String permission) {
    var customer = customer(id);
    customers.require(customer.id(), permission);
    return customer;
  }

  private Html logged(Frame frame, Customer customer, Interaction logged) {
    var next = LogForm.blank(logged.kind());
    return new Html(
        templates.interactionsLogged(
            frame,
            customer,
            next,
            colleagues.names(),
            Faults.none(),
            views.first(frame, customer),
            logged));
  }

  private Html changed(Frame frame, Customer customer, Interaction interaction) {
    return new Html(
        templates.interactionsChanged(frame, views.first(frame, customer), interaction));
  }
}
