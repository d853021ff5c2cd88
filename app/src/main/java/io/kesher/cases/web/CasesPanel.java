package io.kesher.cases.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.cases.Cases;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** What is open for a customer, and the way to one more. */
@Component
@Order(2)
class CasesPanel implements CustomerPanel {
  static final int SHOWN = 6;

  private final Templates templates;
  private final Cases cases;
  private final Clock clock;

  CasesPanel(Templates templates, Cases cases, Clock clock) {
    this.templates = templates;
    this.cases = cases;
    this.clock = clock;
  }

  @Override
  public Zone zone() {
    return Zone.START;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    return frame.may("cases:see")
        ? Optional.of(
            templates.casesPanel(
                frame, customer, cases.openOf(customer.id(), SHOWN), clock.instant()))
        : Optional.empty();
  }
}
