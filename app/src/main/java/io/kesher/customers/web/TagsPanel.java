package io.kesher.customers.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.customers.Tags;
import io.kesher.values.Period;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** The tags of a customer; who may, puts more on them. */
@Component
@Order(3)
class TagsPanel implements CustomerPanel {
  private final Templates templates;
  private final Tags tags;

  TagsPanel(Templates templates, Tags tags) {
    this.templates = templates;
    this.tags = tags;
  }

  @Override
  public Zone zone() {
    return Zone.START;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    return Optional.of(of(frame, customer, Faults.none()));
  }

  JteModel of(Frame frame, Customer customer, Faults faults) {
    boolean mayChange = frame.may("customers:change") && customer.isWithin("customers:change");
    List<String> others = mayChange ? tags.all() : List.of();
    return templates.customersTags(
        frame, customer.id().value(), tags.of(customer.id()), others, mayChange, faults);
  }
}
