package io.kesher.customers.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Preferences;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** How a customer likes to be spoken to, and what they agreed to be sent. */
@May("customers:change")
@Controller
@RequestMapping("/customers/{id}")
class PreferencesController {
  private final Templates templates;
  private final Customers customers;
  private final Preferences preferences;

  PreferencesController(Templates templates, Customers customers, Preferences preferences) {
    this.templates = templates;
    this.customers = customers;
    this.preferences = preferences;
  }

  @GetMapping("/preferences")
  Html edit(Frame frame, @PathVariable long id) {
    customers.require(new CustomerId(id), "customers:change");
    return new Html(page(frame, id, Map.of(), Faults.none()));
  }

  @PostMapping("/preferences")
  Object update(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    customers.require(new CustomerId(id), "customers:change");
    try {
      preferences.prefer(new CustomerId(id), new PreferenceForm(sent).preference());
      return to(id);
    } catch (Refusal refused) {
      return faulty(frame, id, sent, refused);
    }
  }

  @PostMapping("/consents")
  Object hear(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    customers.require(new CustomerId(id), "customers:change");
    try {
      preferences.hear(new CustomerId(id), new PreferenceForm(sent).consent());
      return to(id);
    } catch (Refusal refused) {
      return faulty(frame, id, sent, refused);
    }
  }

  private Html faulty(Frame frame, long id, Map<String, String> sent, Refusal refused) {
    return Html.unprocessable(page(frame, id, sent, Faults.beside(refused)));
  }

  private JteModel page(Frame frame, long id, Map<String, String> sent, Faults faults) {
    var customer = customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
    var now = preferences.of(customer.id());
    return templates.customersPreferencesEdit(
        frame, customer, PreferenceForm.of(now, sent), preferences.consents(customer.id()), faults);
  }

  private static String to(long id) {
    return "redirect:/customers/" + id + "#preferences";
  }
}
