package io.kesher.customers.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.ContactPoint;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** How a customer is reached, and who tried it. */
@Component
@Order(1)
class ContactPanel implements CustomerPanel {
  private final Templates templates;
  private final Employees employees;

  ContactPanel(Templates templates, Employees employees) {
    this.templates = templates;
    this.employees = employees;
  }

  @Override
  public Zone zone() {
    return Zone.START;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    return Optional.of(templates.customersContact(frame, customer, verifiers(customer)));
  }

  private Map<EmployeeId, String> verifiers(Customer customer) {
    var names = new HashMap<EmployeeId, String>();
    customer.contactPoints().stream()
        .map(ContactPoint::verifiedBy)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(id -> employees.find(id).ifPresent(found -> names.put(id, found.name())));
    return names;
  }
}
