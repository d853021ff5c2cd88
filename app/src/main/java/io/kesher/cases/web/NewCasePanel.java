package io.kesher.cases.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** The button in a customer's head that opens a case. */
@Component
@Order(0)
class NewCasePanel implements CustomerPanel {
  private final Templates templates;

  NewCasePanel(Templates templates) {
    this.templates = templates;
  }

  @Override
  public Zone zone() {
    return Zone.ACTIONS;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    return frame.may("cases:create") && customer.isWithin("cases:create")
        ? Optional.of(templates.casesHead(frame, customer))
        : Optional.empty();
  }
}
