package io.kesher.interactions.web;

import io.kesher.identity.Employee;
import io.kesher.identity.Employees;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whom a summary can call by name. */
@Component
class Colleagues {
  private final Employees employees;

  Colleagues(Employees employees) {
    this.employees = employees;
  }

  List<String> names() {
    return employees.enabled().stream().map(Employee::name).toList();
  }
}
