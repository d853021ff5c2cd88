package io.kesher.cases.web;

import io.kesher.identity.Employee;
import io.kesher.identity.Employees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** In whose hands a case can be. */
@Component
class Holders {
  private final Employees employees;

  Holders(Employees employees) {
    this.employees = employees;
  }

  List<Employee> all() {
    return employees.enabled();
  }

  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    all().forEach(each -> names.put(Long.toString(each.id().value()), each.name()));
    return names;
  }
}
