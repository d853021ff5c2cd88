package io.kesher.agreements.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.agreements.Agreement;
import io.kesher.agreements.AgreementId;
import io.kesher.agreements.Agreements;
import io.kesher.customers.Customers;
import io.kesher.identity.Offices;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import templates.Templates;

/** Puts together what the forms of a renewal and a lapse show. */
@Component
class StepPages {
  private final Templates templates;
  private final Customers customers;
  private final Agreements agreements;
  private final AgreementPages pages;
  private final Offices offices;

  StepPages(
      Templates templates,
      Customers customers,
      Agreements agreements,
      AgreementPages pages,
      Offices offices) {
    this.templates = templates;
    this.customers = customers;
    this.agreements = agreements;
    this.pages = pages;
    this.offices = offices;
  }

  LocalDate today() {
    return offices.today();
  }

  Agreement changeable(long id) {
    var agreement = agreements.show(new AgreementId(id));
    customers.require(agreement.customer(), "agreements:change");
    return agreement;
  }

  JteModel renewal(Frame frame, Agreement agreement, StepForm form, Faults faults) {
    return templates.agreementsRenewal(frame, pages.customer(agreement), agreement, form, faults);
  }

  JteModel lapse(Frame frame, Agreement agreement, StepForm form, Faults faults) {
    return templates.agreementsLapse(frame, pages.customer(agreement), agreement, form, faults);
  }
}
