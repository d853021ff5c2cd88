package io.kesher.customers.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.identity.Employee;
import io.kesher.identity.Employees;
import io.kesher.identity.Teams;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** In whose hands a customer is; who may, puts them into others. */
@Component
@Order(5)
class OwnerPanel implements CustomerPanel {
  private final Templates templates;
  private final Employees employees;
  private final Teams teams;

  OwnerPanel(Templates templates, Employees employees, Teams teams) {
    this.templates = templates;
    this.employees = employees;
    this.teams = teams;
  }

  @Override
  public Zone zone() {
    return Zone.START;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    var owner = customer.owner();
    List<Employee> others = frame.may("customers:manage") ? employees.enabled() : List.of();
    return Optional.of(
        templates.customersOwner(
            frame,
            customer,
            owner == null ? null : employees.find(owner).orElse(null),
            others,
            teams.all()));
  }
}
