package io.kesher.interactions.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.Viewers;
import io.kesher.interactions.Interaction;
import io.kesher.interactions.InteractionEdits;
import io.kesher.interactions.InteractionEdits.Rewording;
import io.kesher.interactions.Interactions;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.TypedMinutes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** One interaction: its words with what stood there before, its time, its pin. */
@May("interactions:see")
@Controller
@RequestMapping("/customers/{id}/interactions/{interaction}")
class InteractionController {
  private final Templates templates;
  private final Customers customers;
  private final Interactions interactions;
  private final InteractionEdits edits;
  private final Clock clock;

  InteractionController(
      Templates templates,
      Customers customers,
      Interactions interactions,
      InteractionEdits edits,
      Clock clock) {
    this.templates = templates;
    this.customers = customers;
    this.interactions = interactions;
    this.edits = edits;
    this.clock = clock;
  }

  @GetMapping
  Html show(Frame frame, @PathVariable long id, @PathVariable long interaction) {
    var found = interactions.find(new CustomerId(id), interaction);
    return new Html(page(frame, found, found.summary(), Faults.none()));
  }

  @May("interactions:change")
  @PostMapping
  Object reword(
      Frame frame,
      @PathVariable long id,
      @PathVariable long interaction,
      @RequestParam(defaultValue = "0") String version,
      @RequestParam(required = false) @Nullable String summary) {
    var customer = new CustomerId(id);
    try {
      return switch (edits.reword(customer, interaction, Edited.version(version), summary)) {
        case Rewording.Done(var done) -> "redirect:" + path(done);
        case Rewording.Overtaken(var theirs) ->
            new Html(page(frame, theirs, LogForm.shown(summary), overtaken()), HttpStatus.CONFLICT);
      };
    } catch (Refusal refused) {
      return faulty(frame, customer, interaction, LogForm.shown(summary), refused);
    }
  }

  @May("interactions:change")
  @PostMapping("/time")
  Object time(
      Frame frame,
      @PathVariable long id,
      @PathVariable long interaction,
      @RequestParam(required = false) @Nullable String minutes) {
    var customer = new CustomerId(id);
    try {
      List<FieldFault> faults = new ArrayList<>();
      var seconds = TypedMinutes.seconds("minutes", minutes, faults);
      customers.require(customer, "interactions:change");
      if (!faults.isEmpty()) {
        throw Refusal.of(faults);
      }
      return "redirect:" + path(edits.correctTime(customer, interaction, seconds));
    } catch (Refusal refused) {
      var summary = interactions.find(customer, interaction).summary();
      return faulty(frame, customer, interaction, summary, refused);
    }
  }

  @May("interactions:change")
  @PostMapping("/pin")
  String pin(@PathVariable long id, @PathVariable long interaction, @RequestParam boolean pinned) {
    edits.pin(new CustomerId(id), interaction, pinned);
    return "redirect:/customers/" + id + "#timeline";
  }

  private static String path(Interaction interaction) {
    return "/customers/" + interaction.customer() + "/interactions/" + interaction.id();
  }

  private static Faults overtaken() {
    return new Faults(List.of(FieldFault.of("", "interactions.refusal.overtaken")));
  }

  private Html faulty(
      Frame frame, CustomerId customer, long interaction, String summary, Refusal refused) {
    if (refused.status() == HttpStatus.NOT_FOUND || refused.status() == HttpStatus.FORBIDDEN) {
      throw refused;
    }
    var found = interactions.find(customer, interaction);
    return new Html(page(frame, found, summary, LogForm.faults(refused)), refused.status());
  }

  private JteModel page(Frame frame, Interaction shown, String summary, Faults faults) {
    Customer customer = customers.find(shown.customer()).orElseThrow(Refusal::notFound);
    boolean open = shown.isOpenTo(Viewers.current().id().orElse(null), clock.instant());
    return templates.interactionsShow(
        frame, customer, shown, summary, edits.earlier(shown.customer(), shown.id()), open, faults);
  }
}
