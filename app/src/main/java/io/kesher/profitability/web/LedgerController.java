package io.kesher.profitability.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.agreements.ProductLines;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.profitability.Entry;
import io.kesher.profitability.EntryKind;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Rates;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** A customer's ledger down to each entry, entries written by hand, corrections. */
@May("ledger:see")
@Controller
@RequestMapping("/customers/{id}/ledger")
class LedgerController {
  private final Templates templates;
  private final Customers customers;
  private final Ledger ledger;
  private final LedgerPages pages;
  private final Words words;

  LedgerController(
      Templates templates, Customers customers, Ledger ledger, LedgerPages pages, Words words) {
    this.templates = templates;
    this.customers = customers;
    this.ledger = ledger;
    this.pages = pages;
    this.words = words;
  }

  /** What the forms offer to choose from, and the day it is. */
  @Component
  record Words(ProductLines lines, Rates rates, Clock clock) {
    LocalDate today(Frame frame) {
      return LocalDate.now(clock.withZone(frame.office().zone()));
    }

    List<String> activities() {
      return rates.standardMinutes().stream()
          .map(Rates.StandardMinutes::activity)
          .distinct()
          .toList();
    }
  }

  @GetMapping
  Html index(
      Frame frame,
      @PathVariable long id,
      PeriodChoice choice,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String after,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    EntryKind only = kind == null || kind.isEmpty() ? null : EntryForm.kind(kind);
    var page = pages.page(customer(id), choice, only, after);
    return new Html(
        switch (part) {
          case "ledger" -> templates.profitabilityLedger(frame, page);
          case "ledger-more" -> templates.profitabilityEntries(frame, page);
          case "fall-entries" -> templates.profitabilityFallEntries(frame, page);
          default -> templates.profitabilityLedgerPage(frame, page);
        });
  }

  @May("ledger:change")
  @GetMapping("/new")
  Html form(
      Frame frame, @PathVariable long id, @RequestParam(defaultValue = "income") String kind) {
    var blank = EntryForm.blank(EntryForm.kind(kind), words.today(frame));
    return new Html(page(frame, changeable(id), blank, Faults.none()));
  }

  @May("ledger:change")
  @PostMapping
  Object create(Frame frame, @PathVariable long id, @ModelAttribute EntryForm form) {
    Customer customer = changeable(id);
    try {
      Entry entry = ledger.post(form.posting(customer.id()));
      return "redirect:/customers/" + id + "/ledger/" + entry.id();
    } catch (Refusal refused) {
      return Html.unprocessable(page(frame, customer, form, faults(refused)));
    }
  }

  @GetMapping("/{entry}")
  Html show(Frame frame, @PathVariable long id, @PathVariable long entry) {
    Customer customer = customer(id);
    Entry shown = ledger.entry(customer.id(), entry);
    var form = CorrectionForm.of(shown, ledger.standing(shown));
    return new Html(page(frame, customer, shown, form, Faults.none()));
  }

  @May("ledger:change")
  @PostMapping("/{entry}/correction")
  Object correct(
      Frame frame,
      @PathVariable long id,
      @PathVariable long entry,
      @ModelAttribute CorrectionForm form) {
    Customer customer = changeable(id);
    Entry wrong = ledger.entry(customer.id(), entry);
    try {
      String reason = Objects.requireNonNullElse(form.reason(), "");
      Entry correction = ledger.correct(entry, form.right(wrong), reason);
      return "redirect:/customers/" + id + "/ledger/" + correction.id();
    } catch (Refusal refused) {
      return Html.unprocessable(page(frame, customer, wrong, form, faults(refused)));
    }
  }

  /** Whoever may not post is told so before the form is looked at. */
  private Customer changeable(long id) {
    Customer customer = customer(id);
    customers.require(customer.id(), "ledger:change");
    return customer;
  }

  private Customer customer(long id) {
    return customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
  }

  private JteModel page(Frame frame, Customer customer, EntryForm form, Faults faults) {
    return templates.profitabilityEntryNew(
        frame, customer, form, form.entryKind(), words.lines().all(), words.activities(), faults);
  }

  private JteModel page(
      Frame frame, Customer customer, Entry entry, CorrectionForm form, Faults faults) {
    return templates.profitabilityEntry(
        frame,
        customer,
        entry,
        pages.names(),
        ledger.correctionOf(entry).orElse(null),
        pages.work(frame, entry),
        form,
        faults);
  }

  /** A refusal without a field is told above the form. */
  private static Faults faults(Refusal refused) {
    return refused.fields().isEmpty()
        ? new Faults(List.of(new FieldFault("", refused.code(), refused.arguments())))
        : Faults.of(refused);
  }
}
