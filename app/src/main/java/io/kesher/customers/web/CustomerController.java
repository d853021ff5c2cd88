package io.kesher.customers.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import templates.Templates;

/** One customer: who they are, and what every other module has to say of them. */
@May("customers:see")
@Controller
class CustomerController {
  private final Templates templates;
  private final Customers customers;
  private final Panels panels;

  CustomerController(Templates templates, Customers customers, Panels panels) {
    this.templates = templates;
    this.customers = customers;
    this.panels = panels;
  }

  @GetMapping("/customers/{id}")
  Html show(Frame frame, @PathVariable long id, @Nullable Period period) {
    Customer customer = customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
    return new Html(templates.customersShow(frame, customer, panels.of(frame, customer, period)));
  }
}
