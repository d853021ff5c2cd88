package io.kesher.interactions.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.identity.Offices;
import io.kesher.interactions.Tasks;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** What is open for a customer. */
@Component
@Order(3)
class TasksPanel implements CustomerPanel {
  private static final int SHOWN = 6;

  private final Templates templates;
  private final Tasks tasks;
  private final Offices offices;

  TasksPanel(Templates templates, Tasks tasks, Offices offices) {
    this.templates = templates;
    this.tasks = tasks;
    this.offices = offices;
  }

  @Override
  public Zone zone() {
    return Zone.START;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    return frame.may("tasks:see")
        ? Optional.of(
            templates.interactionsTasksOf(
                frame, customer, tasks.openOf(customer.id(), SHOWN), offices.today()))
        : Optional.empty();
  }
}
