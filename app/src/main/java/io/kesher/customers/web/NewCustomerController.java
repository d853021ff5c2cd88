package io.kesher.customers.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.CustomerEdits;
import io.kesher.customers.Duplicates;
import io.kesher.customers.Likely;
import io.kesher.customers.Writable;
import io.kesher.fields.CustomFields;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Somebody new, unless they are here already. */
@May("customers:create")
@Controller
class NewCustomerController {
  private final Templates templates;
  private final CustomerEdits edits;
  private final Duplicates duplicates;
  private final CustomFields fields;

  NewCustomerController(
      Templates templates, CustomerEdits edits, Duplicates duplicates, CustomFields fields) {
    this.templates = templates;
    this.edits = edits;
    this.duplicates = duplicates;
    this.fields = fields;
  }

  @GetMapping("/customers/new")
  Html draft(Frame frame) {
    return new Html(page(frame, Edited.of(0, form().blank()), Faults.none(), "", List.of()));
  }

  /** Without script, a button of the form asks for one more row. */
  @PostMapping(path = "/customers", params = "more")
  Html more(Frame frame, @RequestParam Map<String, String> sent, @RequestParam String more) {
    return new Html(page(frame, form().sent(sent), Faults.none(), more, List.of()));
  }

  /** Who this may be, while it is being typed. */
  @PostMapping("/customers/likely")
  Html likely(Frame frame, @RequestParam Map<String, String> sent) {
    var draft = form().draft(form().sent(sent).fields());
    return new Html(templates.customersLikely(frame, likely(draft), false));
  }

  @PostMapping(path = "/customers", params = "!more")
  Object create(Frame frame, @RequestParam Map<String, String> sent) {
    var form = form().sent(sent);
    try {
      var draft = Writable.now().only(form().draft(form.fields()), CustomerDraft.BLANK);
      var likely = sent.containsKey("anyway") ? List.<Likely>of() : likely(draft);
      return likely.isEmpty()
          ? "redirect:/customers/" + edits.create(draft, sent.containsKey("again")).id()
          : new Html(page(frame, form, Faults.none(), "", likely), HttpStatus.CONFLICT);
    } catch (Refusal refused) {
      var faults = CustomerForm.faults(refused, form.fields());
      return Html.unprocessable(page(frame, form, faults, "", List.of()));
    }
  }

  private List<Likely> likely(CustomerDraft draft) {
    return duplicates.like(Writable.now().only(draft, CustomerDraft.BLANK));
  }

  private CustomerForm form() {
    return new CustomerForm(fields.shown().writable());
  }

  private JteModel page(Frame frame, Edited form, Faults faults, String more, List<Likely> likely) {
    return templates.customersEdit(
        frame, null, form, Writable.now(), fields.shown().writable(), faults, more, likely);
  }
}
