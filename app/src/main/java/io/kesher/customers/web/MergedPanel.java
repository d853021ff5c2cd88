package io.kesher.customers.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.customers.Merges;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** Who became part of this customer, with the way back. */
@Component
@Order(90)
class MergedPanel implements CustomerPanel {
  private final Templates templates;
  private final Merges merges;

  MergedPanel(Templates templates, Merges merges) {
    this.templates = templates;
    this.merges = merges;
  }

  @Override
  public Zone zone() {
    return Zone.START;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    var merged = merges.into(customer.id());
    return merged.isEmpty() || !frame.may("customers:manage")
        ? Optional.empty()
        : Optional.of(templates.customersMerged(frame, merged));
  }
}
