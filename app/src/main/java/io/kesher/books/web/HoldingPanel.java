package io.kesher.books.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.books.Holdings;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** In whose hands a customer was, and since when. */
@Component
@Order(6)
class HoldingPanel implements CustomerPanel {
  private final Templates templates;
  private final Holdings holdings;

  HoldingPanel(Templates templates, Holdings holdings) {
    this.templates = templates;
    this.holdings = holdings;
  }

  @Override
  public Zone zone() {
    return Zone.START;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    if (!frame.may("books:see")) {
      return Optional.empty();
    }
    var held = holdings.of(customer.id(), null);
    return held.isEmpty() ? Optional.empty() : Optional.of(templates.booksHoldings(frame, held));
  }
}
