package io.kesher.customers.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerEdits.Edit;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.FieldChanges;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Who changed which field of a customer and when, and the way back. */
@May("customers:see")
@Controller
@RequestMapping("/customers/{id}/changes")
class FieldChangesController {
  private final Templates templates;
  private final Customers customers;
  private final FieldChanges changes;

  FieldChangesController(Templates templates, Customers customers, FieldChanges changes) {
    this.templates = templates;
    this.customers = customers;
    this.changes = changes;
  }

  @GetMapping
  Html index(
      Frame frame,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String field,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var customer = find(id);
    var shown = ChangeRow.all(frame, customer, changes.of(customer.id()), field);
    return new Html(
        part
            ? templates.customersChangeRows(frame, customer, shown, field)
            : templates.customersChanges(frame, customer, shown, field));
  }

  @May("customers:change")
  @PostMapping("/undoing")
  String putBack(
      @PathVariable long id,
      @RequestParam(defaultValue = "") List<String> change,
      @RequestParam int version) {
    return switch (changes.putBack(new CustomerId(id), version, change)) {
      case Edit.Done _ -> "redirect:/customers/" + id + "?done=change." + id;
      case Edit.Overtaken _ ->
          throw Refusal.of(HttpStatus.CONFLICT, "customers.refusal.changed-since");
    };
  }

  private Customer find(long id) {
    var customer = new CustomerId(id);
    return customers.find(customer).orElseThrow(() -> customers.absent(customer));
  }
}
