package io.kesher.interactions.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.interactions.InteractionKind;
import io.kesher.values.Period;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** What happened with a customer, and the form in which one more thing is logged. */
@Component
@Order(5)
class TimelinePanel implements CustomerPanel {
  private final Templates templates;
  private final TimelineViews views;
  private final Colleagues colleagues;

  TimelinePanel(Templates templates, TimelineViews views, Colleagues colleagues) {
    this.templates = templates;
    this.views = views;
    this.colleagues = colleagues;
  }

  @Override
  public Zone zone() {
    return Zone.MIDDLE;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    return frame.may("interactions:see") && customer.isWithin("interactions:see")
        ? Optional.of(
            templates.interactionsPanel(
                frame,
                views.first(frame, customer),
                LogForm.blank(InteractionKind.CALL),
                colleagues.names(),
                Faults.none()))
        : Optional.empty();
  }
}
