package io.kesher.agreements.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.agreements.Agreement;
import io.kesher.agreements.Agreements;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.identity.Offices;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** The next renewal in a customer's head, where it is near or overdue. */
@Component
@Order(1)
class NextRenewalPanel implements CustomerPanel {
  private static final int NEAR = 90;

  private final Templates templates;
  private final Agreements agreements;
  private final Offices offices;

  NextRenewalPanel(Templates templates, Agreements agreements, Offices offices) {
    this.templates = templates;
    this.agreements = agreements;
    this.offices = offices;
  }

  @Override
  public Zone zone() {
    return Zone.ACTIONS;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    if (!customer.isWithin("agreements:see")) {
      return Optional.empty();
    }
    var today = offices.today();
    return agreements.of(customer.id()).stream()
        .filter(each -> each.renewable(today) && each.renewalOn() != null)
        .min(Comparator.comparing(NextRenewalPanel::day))
        .filter(each -> !day(each).isAfter(today.plusDays(NEAR)))
        .map(each -> templates.agreementsNext(frame, each, today));
  }

  private static LocalDate day(Agreement agreement) {
    return Objects.requireNonNull(agreement.renewalOn());
  }
}
