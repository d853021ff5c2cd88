package io.kesher.customers.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.CustomerEdits;
import io.kesher.customers.CustomerEdits.Edit;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Hands;
import io.kesher.customers.Merges;
import io.kesher.customers.Trash;
import io.kesher.customers.Writable;
import io.kesher.fields.CustomFields;
import io.kesher.identity.EmployeeId;
import io.kesher.values.Period;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import templates.Templates;

/** One customer: who they are, and what every other module has to say of them. */
@May("customers:see")
@Controller
class CustomerController {
  private final Templates templates;
  private final Customers customers;
  private final CustomerEdits edits;
  private final Hands hands;
  private final Panels panels;
  private final Merges merges;
  private final CustomFields fields;
  private final Trash trash;

  CustomerController(
      Templates templates,
      Customers customers,
      CustomerEdits edits,
      Hands hands,
      Panels panels,
      Merges merges,
      CustomFields fields,
      Trash trash) {
    this.templates = templates;
    this.customers = customers;
    this.edits = edits;
    this.hands = hands;
    this.panels = panels;
    this.merges = merges;
    this.fields = fields;
    this.trash = trash;
  }

  @GetMapping("/customers/{id}")
  Object show(Frame frame, @PathVariable long id, @Nullable Period period) {
    return customers
        .find(new CustomerId(id))
        .<Object>map(customer ->
            new Html(templates.customersShow(frame, customer, panels.of(frame, customer, period))))
        .orElseGet(() -> trashed(frame, id));
  }

  /** The address of whoever is in the trash says so, to those who may bring them back. */
  private Object trashed(Frame frame, long id) {
    return Optional.of(new CustomerId(id))
        .filter(_ -> frame.may("customers:delete"))
        .flatMap(trash::find)
        .<Object>map(gone -> new Html(templates.customersTrashed(frame, gone)))
        .orElseGet(() -> keeper(id));
  }

  @May("customers:change")
  @GetMapping("/customers/{id}/edit")
  Html edit(Frame frame, @PathVariable long id) {
    var customer = find(id);
    customers.require(customer.id(), "customers:change");
    var form = Edited.of(customer.version(), form().fields(customer));
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
    return new Html(page(frame, find(id), form().sent(sent), Faults.none(), more));
  }

  @May("customers:change")
  @PostMapping(path = "/customers/{id}", params = "!more")
  Object update(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    var form = form().sent(sent);
    try {
      var shown = CustomerDraft.of(find(id));
      var draft = Writable.now().only(form().draft(form.fields()), shown);
      return switch (edits.change(new CustomerId(id), form.version(), draft)) {
        case Edit.Done(var customer) -> to(customer) + "?done=change." + id;
        case Edit.Overtaken(var theirs) -> overtaken(frame, theirs, form);
      };
    } catch (Refusal refused) {
      return faulty(frame, find(id), form, refused);
    }
  }

  @May("customers:manage")
  @PostMapping("/customers/{id}/owner")
  String assign(@PathVariable long id, @RequestParam(required = false) @Nullable Long employee) {
    hands.give(new CustomerId(id), EmployeeId.ofNullable(employee));
    return "redirect:/customers/" + id + "?done=owner." + id;
  }

  private Customer find(long id) {
    return customers
        .find(new CustomerId(id))
        .orElseThrow(() -> customers.absent(new CustomerId(id)));
  }

  /** The address of whoever became part of another leads there. */
  private RedirectView keeper(long gone) {
    var keeper =
        merges
            .keeper(new CustomerId(gone))
            .orElseThrow(() -> customers.absent(new CustomerId(gone)));
    var view = new RedirectView("/customers/" + keeper);
    view.setStatusCode(HttpStatus.PERMANENT_REDIRECT);
    return view;
  }

  private static String to(Customer customer) {
    return "redirect:/customers/" + customer.id();
  }

  private CustomerForm form() {
    return new CustomerForm(fields.shown().writable());
  }

  private JteModel page(Frame frame, Customer customer, Edited form, Faults faults, String more) {
    return templates.customersEdit(
        frame, customer, form, Writable.now(), fields.shown().writable(), faults, more, List.of());
  }

  private Html faulty(Frame frame, Customer customer, Edited form, Refusal refused) {
    var faults = CustomerForm.faults(refused, form.fields());
    return Html.unprocessable(page(frame, customer, form, faults, ""));
  }

  /** Where both say the same there is nothing to choose, and nothing to write. */
  private Object overtaken(Frame frame, Customer theirs, Edited form) {
    var merge = form().merge(form, theirs);
    return merge.choices().isEmpty()
        ? to(theirs)
        : new Html(
            templates.customersMerge(
                frame, theirs, merge, MergeWords.of(frame, merge.choices(), fields.shown())),
            HttpStatus.CONFLICT);
  }
}
