package io.kesher.agreements.web;

import io.kesher.agreements.Agreement;
import io.kesher.agreements.AgreementDraft;
import io.kesher.agreements.AgreementEdits;
import io.kesher.agreements.AgreementEdits.Edit;
import io.kesher.agreements.AgreementId;
import io.kesher.agreements.AgreementTrash;
import io.kesher.agreements.Agreements;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** One agreement: what it says, what became of it, and how it is written down and changed. */
@May("agreements:see")
@Controller
class AgreementController {
  private static final String CHANGE = "agreements:change";

  private final Customers customers;
  private final Agreements agreements;
  private final AgreementEdits edits;
  private final AgreementTrash trash;
  private final AgreementPages pages;

  AgreementController(
      Customers customers,
      Agreements agreements,
      AgreementEdits edits,
      AgreementTrash trash,
      AgreementPages pages) {
    this.trash = trash;
    this.customers = customers;
    this.agreements = agreements;
    this.edits = edits;
    this.pages = pages;
  }

  @GetMapping("/agreements/{id}")
  Html show(
      Frame frame,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long after,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var agreement = agreements.show(new AgreementId(id));
    return new Html(
        part.equals("changes-more")
            ? pages.more(frame, agreement, after)
            : pages.show(frame, agreement));
  }

  @May(CHANGE)
  @GetMapping("/customers/{id}/agreements/new")
  Html draft(Frame frame, @PathVariable long id) {
    var form = Edited.of(0, AgreementForm.fields(AgreementDraft.BLANK));
    return new Html(pages.edit(frame, changeable(id), null, form, Faults.none()));
  }

  @May(CHANGE)
  @PostMapping("/customers/{id}/agreements")
  Object create(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    var customer = changeable(id);
    var form = Edited.sent(sent, AgreementForm.NAMES);
    try {
      return to(edits.create(customer.id(), AgreementForm.draft(form.fields())));
    } catch (Refusal refused) {
      var faults = AgreementForm.faults(refused);
      return Html.unprocessable(pages.edit(frame, customer, null, form, faults));
    }
  }

  @May(CHANGE)
  @GetMapping("/agreements/{id}/edit")
  Html edit(Frame frame, @PathVariable long id) {
    var agreement = changeable(new AgreementId(id));
    var form = Edited.of(agreement.version(), AgreementPages.fields(agreement));
    return new Html(pages.edit(frame, pages.customer(agreement), agreement, form, Faults.none()));
  }

  @May(CHANGE)
  @PostMapping("/agreements/{id}")
  Object update(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    var agreement = changeable(new AgreementId(id));
    var form = Edited.sent(sent, AgreementForm.NAMES);
    try {
      var draft = AgreementForm.draft(form.fields());
      return switch (edits.change(agreement.id(), form.version(), draft)) {
        case Edit.Done(var changed) -> to(changed);
        case Edit.Overtaken(var theirs) -> overtaken(frame, theirs, form);
      };
    } catch (Refusal refused) {
      var faults = AgreementForm.faults(refused);
      return Html.unprocessable(
          pages.edit(frame, pages.customer(agreement), agreement, form, faults));
    }
  }

  @May("agreements:delete")
  @PostMapping("/agreements/{id}/removal")
  String destroy(@PathVariable long id, @RequestParam int version) {
    var customer = trash.put(new AgreementId(id), version);
    return "redirect:/customers/" + customer + "?done=agreement." + id;
  }

  /** Where both say the same there is nothing to choose, and nothing to write. */
  private Object overtaken(Frame frame, Agreement theirs, Edited form) {
    var merge = form.merge(theirs.version(), AgreementPages.fields(theirs), Set.of());
    return merge.choices().isEmpty()
        ? to(theirs)
        : new Html(pages.merge(frame, theirs, merge), HttpStatus.CONFLICT);
  }

  private Customer changeable(long id) {
    customers.require(new CustomerId(id), CHANGE);
    return customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
  }

  private Agreement changeable(AgreementId id) {
    var agreement = agreements.show(id);
    customers.require(agreement.customer(), CHANGE);
    return agreement;
  }

  private static String to(Agreement agreement) {
    return "redirect:/agreements/" + agreement.id();
  }
}
