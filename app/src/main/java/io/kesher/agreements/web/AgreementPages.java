package io.kesher.agreements.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.agreements.Agreement;
import io.kesher.agreements.AgreementDraft;
import io.kesher.agreements.Agreements;
import io.kesher.agreements.Lapses;
import io.kesher.agreements.ProductLines;
import io.kesher.agreements.Products;
import io.kesher.agreements.Renewals;
import io.kesher.customers.Customer;
import io.kesher.customers.Customers;
import io.kesher.identity.Offices;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import templates.Templates;

/** Puts together what the pages of one agreement show. */
@Component
class AgreementPages {
  private static final int CHANGES = 20;

  private final Templates templates;
  private final Customers customers;
  private final Agreements agreements;
  private final Renewals renewals;
  private final Lapses lapses;
  private final ProductLines lines;
  private final Products products;
  private final Offices offices;

  AgreementPages(
      Templates templates,
      Customers customers,
      Agreements agreements,
      Renewals renewals,
      Lapses lapses,
      ProductLines lines,
      Products products,
      Offices offices) {
    this.templates = templates;
    this.customers = customers;
    this.agreements = agreements;
    this.renewals = renewals;
    this.lapses = lapses;
    this.lines = lines;
    this.products = products;
    this.offices = offices;
  }

  JteModel show(Frame frame, Agreement agreement) {
    return templates.agreementsShow(
        frame,
        customer(agreement),
        agreement,
        renewals.of(agreement),
        lapses.of(agreement),
        changes(agreement, null),
        offices.today());
  }

  JteModel more(Frame frame, Agreement agreement, @Nullable Long after) {
    return templates.agreementsChanges(frame, agreement, changes(agreement, after));
  }

  private AgreementHistory changes(Agreement agreement, @Nullable Long after) {
    var found = agreements.changes(agreement.id(), after, CHANGES + 1);
    var shown = found.subList(0, Math.min(CHANGES, found.size()));
    return new AgreementHistory(shown, found.size() > CHANGES ? (Long) shown.getLast().id() : null);
  }

  JteModel edit(
      Frame frame, Customer customer, @Nullable Agreement agreement, Edited form, Faults faults) {
    return templates.agreementsEdit(
        frame, customer, agreement, form, choices(frame, form.field("sold")), faults);
  }

  JteModel merge(Frame frame, Agreement theirs, Edited.Merge merge) {
    var words =
        AgreementForm.words(
            frame, merge.choices(), choices(frame, merge.edited().base().getOrDefault("sold", "")));
    return templates.agreementsMerge(frame, customer(theirs), theirs, merge, words);
  }

  private Map<String, String> choices(Frame frame, String held) {
    return AgreementForm.choices(frame, lines.all(), products.all(), held);
  }

  Customer customer(Agreement agreement) {
    return customers.find(agreement.customer()).orElseThrow(Refusal::notFound);
  }

  static Map<String, String> fields(Agreement agreement) {
    return AgreementForm.fields(AgreementDraft.of(agreement));
  }
}
