package io.kesher.cases.web;

import io.kesher.cases.Cases;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerFact;
import io.kesher.identity.Viewers;
import io.kesher.values.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is open for a customer, in their JSON. */
@Component
class CasesFact implements CustomerFact {
  private static final int MOST = 50;

  private final Cases cases;

  CasesFact(Cases cases) {
    this.cases = cases;
  }

  @Override
  public String name() {
    return "openCases";
  }

  @Override
  public Optional<Object> of(Customer customer, @Nullable Period period) {
    return Viewers.current().may("cases:see")
        ? Optional.of(cases.openOf(customer.id(), MOST).stream().map(CaseJson::of).toList())
        : Optional.empty();
  }
}
