package io.kesher.agreements.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.agreements.Agreements;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** The agreements that a customer holds, with their next renewal. */
@Component
@Order(20)
class AgreementsPanel implements CustomerPanel {
  private final Templates templates;
  private final Agreements agreements;
  private final Clock clock;

  AgreementsPanel(Templates templates, Agreements agreements, Clock clock) {
    this.templates = templates;
    this.agreements = agreements;
    this.clock = clock;
  }

  @Override
  public Zone zone() {
    return Zone.START;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    if (!customer.isWithin("agreements:see")) {
      return Optional.empty();
    }
    return Optional.of(
        templates.agreementsPanel(
            frame,
            customer,
            agreements.of(customer.id()),
            LocalDate.now(clock.withZone(frame.office().zone()))));
  }
}
