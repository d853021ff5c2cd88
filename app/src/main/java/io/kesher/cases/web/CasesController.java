package io.kesher.cases.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.cases.Case;
import io.kesher.cases.CaseDraft;
import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseKind;
import io.kesher.cases.Cases;
import io.kesher.cases.Severity;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.interactions.Interactions;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The list of cases, and how one more is opened. */
@May("cases:see")
@Controller
class CasesController {
  private static final int ROWS = 50;
  private static final int FOUND = 8;

  private final Templates templates;
  private final Cases cases;
  private final CaseEdits edits;
  private final Customers customers;
  private final CustomerSearch search;
  private final Interactions interactions;
  private final Holders holders;
  private final Clock clock;

  CasesController(
      Templates templates,
      Cases cases,
      CaseEdits edits,
      Customers customers,
      CustomerSearch search,
      Interactions interactions,
      Holders holders,
      Clock clock) {
    this.templates = templates;
    this.cases = cases;
    this.edits = edits;
    this.customers = customers;
    this.search = search;
    this.interactions = interactions;
    this.holders = holders;
    this.clock = clock;
  }

  @GetMapping("/cases")
  Html index(
      Frame frame,
      @ModelAttribute CasesWish wish,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var query = wish.query();
    var page = cases.page(query.search(), CaseCursor.read(wish.after()), ROWS);
    var cursor = CaseCursor.write(page.next());
    var view =
        new CasesView(
            query,
            page.cases(),
            cursor == null ? null : query.with("after", cursor),
            holders.all(),
            clock.instant());
    return new Html(
        part.equals("more") ? templates.casesRows(frame, view) : templates.casesIndex(frame, view));
  }

  /** For whoever comes from the palette: first the customer, then what it is about. */
  @May("cases:create")
  @GetMapping("/cases/new")
  Html whose(
      Frame frame,
      @RequestParam(defaultValue = "") String q,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var found = q.isBlank() ? interactions.lately(FOUND) : search.find(q, FOUND);
    return new Html(
        part.equals("whom")
            ? templates.casesWhom(frame, found, q)
            : templates.casesWhose(frame, found, q));
  }

  @May("cases:create")
  @GetMapping("/customers/{id}/cases/new")
  Html form(Frame frame, @PathVariable long id) {
    var customer = within(id);
    var owner = edits.ownerOf(customer.id());
    var draft =
        new CaseDraft(
            null,
            CaseKind.REQUEST,
            Severity.NORMAL,
            owner.map(EmployeeId::value).orElse(null),
            null);
    var form = Edited.of(0, CaseForm.fields(draft, frame.office().zone()));
    return new Html(page(frame, customer, form, Map.of("said", "MESSAGE"), Faults.none()));
  }

  @May("cases:create")
  @PostMapping("/customers/{id}/cases")
  Object create(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    var customer = within(id);
    var form = Edited.sent(sent, CaseForm.NAMES);
    try {
      var draft = CaseForm.draft(form.fields(), frame.office().zone());
      return to(edits.open(customer.id(), draft, CaseForm.words(sent)));
    } catch (Refusal refused) {
      return Html.unprocessable(page(frame, customer, form, sent, CaseForm.faults(refused)));
    }
  }

  /** Whoever may not do it is told so before the form is looked at. */
  private Customer within(long id) {
    var customer = customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
    customers.require(customer.id(), "cases:create");
    return customer;
  }

  private JteModel page(
      Frame frame, Customer customer, Edited form, Map<String, String> sent, Faults faults) {
    return templates.casesNew(
        frame,
        customer,
        form,
        sent,
        holders.names(),
        CaseForm.severities(frame),
        cases.openOf(customer.id(), FOUND),
        faults);
  }

  private static String to(Case one) {
    return "redirect:/cases/" + one.id();
  }
}
