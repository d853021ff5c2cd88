package io.kesher.interactions.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.interactions.Silences;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Why a key customer is said to be silent, and what is done about it. */
@May("interactions:see")
@Controller
@RequestMapping("/customers/{id}/silence")
class SilenceController {
  private final Templates templates;
  private final Silences silences;
  private final Customers customers;

  SilenceController(Templates templates, Silences silences, Customers customers) {
    this.templates = templates;
    this.silences = silences;
    this.customers = customers;
  }

  @GetMapping
  Html show(Frame frame, @PathVariable long id) {
    return new Html(page(frame, id, "", Faults.none()));
  }

  @May("interactions:create")
  @PostMapping("/dismissal")
  Object dismiss(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    try {
      silences.dismiss(new CustomerId(id), sent.get("reason"));
      return "redirect:/customers/" + id + "/silence";
    } catch (Refusal refused) {
      if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw refused;
      }
      var typed = sent.getOrDefault("reason", "");
      return Html.unprocessable(page(frame, id, typed, Faults.of(refused)));
    }
  }

  @May("interactions:create")
  @PostMapping("/dismissal/withdrawal")
  String takeBack(@PathVariable long id) {
    silences.takeBack(new CustomerId(id));
    return "redirect:/customers/" + id + "/silence";
  }

  private JteModel page(Frame frame, long id, String typed, Faults faults) {
    Customer customer = customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
    var silence = silences.of(customer.id()).orElse(null);
    return templates.interactionsSilence(frame, customer, silence, typed, faults);
  }
}
