package io.kesher.customers.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Assignments;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.CustomerEdits;
import io.kesher.customers.CustomerEdits.Edit;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Writable;
import io.kesher.identity.EmployeeId;
import io.kesher.values.Period;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** One customer: who they are, and what every other module has to say of them. */
@May("customers:see")
@Controller
class CustomerController {
  private final Templates templates;
  private final Customers customers;
  private final CustomerEdits edits;
  private final Assignments assignments;
  private final Panels panels;

  CustomerController(
      Templates templates,
      Customers customers,
      CustomerEdits edits,
      Assignments assignments,
      Panels panels) {
    this.templates = templates;
    this.customers = customers;
    this.edits = edits;
    this.assignments = assignments;
    this.panels = panels;
  }

  @GetMapping("/customers/{id}")
  Html show(Frame frame, @PathVariable long id, @Nullable Period period) {
    Customer customer = find(id);
    return new Html(templates.customersShow(frame, customer, panels.of(frame, customer, period)));
  }

  @May("customers:create")
  @GetMapping("/customers/new")
  Html draft(Frame frame) {
    var form = Edited.of(0, CustomerForm.blank());
    return new Html(page(frame, null, form, Faults.none(), ""));
  }

  /** Without script, a button of the form asks for one more row. */
  @May("customers:create")
  @PostMapping(path = "/customers", params = "more")
  Html more(Frame frame, @RequestParam Map<String, String> sent, @RequestParam String more) {
    return new Html(page(frame, null, CustomerForm.sent(sent), Faults.none(), more));
  }

  @May("customers:create")
  @PostMapping(path = "/customers", params = "!more")
  Object create(Frame frame, @RequestParam Map<String, String> sent) {
    var form = CustomerForm.sent(sent);
    try {
      var draft = CustomerForm.draft(form.fields());
      return to(edits.create(Writable.now().only(draft, CustomerDraft.BLANK)));
    } catch (Refusal refused) {
      return faulty(frame, null, form, refused);
    }
  }

  @May("customers:change")
  @GetMapping("/customers/{id}/edit")
  Html edit(Frame frame, @PathVariable long id) {
    var customer = find(id);
    customers.require(customer.id(), "customers:change");
    var form = Edited.of(customer.version(), CustomerForm.fields(customer));
    return new Html(page(frame, customer, form, Faults.none(), ""));
  }

  @May("customers:change")
  @PostMapping(path = "/customers/{id}", params = "more")
  Html more(
      Frame frame,
      @PathVariable long id,
      @RequestParam Map<String, String> sent,
      @RequestParam String more) {
    customers.require(new CustomerId(id), "customers:change");
    return new Html(page(frame, find(id), CustomerForm.sent(sent), Faults.none(), more));
  }

  @May("customers:change")
  @PostMapping(path = "/customers/{id}", params = "!more")
  Object update(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    var form = CustomerForm.sent(sent);
    try {
      var shown = CustomerDraft.of(find(id));
      var draft = Writable.now().only(CustomerForm.draft(form.fields()), shown);
      return switch (edits.change(new CustomerId(id), form.version(), draft)) {
        case Edit.Done(var customer) -> to(customer);
        case Edit.Overtaken(var theirs) -> overtaken(frame, theirs, form);
      };
    } catch (Refusal refused) {
      return faulty(frame, find(id), form, refused);
    }
  }

  @May("customers:manage")
  @PostMapping("/customers/{id}/owner")
  String assign(@PathVariable long id, @RequestParam(required = false) @Nullable Long employee) {
    assignments.assign(new CustomerId(id), EmployeeId.ofNullable(employee));
    return "redirect:/customers/" + id;
  }

  private Customer find(long id) {
    return customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
  }

  private static String to(Customer customer) {
    return "redirect:/customers/" + customer.id();
  }

  private JteModel page(
      Frame frame, @Nullable Customer customer, Edited form, Faults faults, String more) {
    return templates.customersEdit(frame, customer, form, Writable.now(), faults, more);
  }

  private Html faulty(Frame frame, @Nullable Customer customer, Edited form, Refusal refused) {
    var faults = CustomerForm.faults(refused, form.fields());
    return Html.unprocessable(page(frame, customer, form, faults, ""));
  }

  /** Where both say the same there is nothing to choose, and nothing to write. */
  private Object overtaken(Frame frame, Customer theirs, Edited form) {
    var merge = CustomerForm.merge(form, theirs);
    return merge.choices().isEmpty()
        ? to(theirs)
        : new Html(
            templates.customersMerge(frame, theirs, merge, MergeWords.of(frame, merge.choices())),
            HttpStatus.CONFLICT);
  }
}
