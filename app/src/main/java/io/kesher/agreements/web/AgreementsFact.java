package io.kesher.agreements.web;

import io.kesher.agreements.Agreements;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerFact;
import io.kesher.identity.Offices;
import io.kesher.values.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a customer holds, in their JSON. */
@Component
class AgreementsFact implements CustomerFact {
  private final Agreements agreements;
  private final Offices offices;

  AgreementsFact(Agreements agreements, Offices offices) {
    this.agreements = agreements;
    this.offices = offices;
  }

  @Override
  public String name() {
    return "agreements";
  }

  @Override
  public Optional<Object> of(Customer customer, @Nullable Period period) {
    return customer.isWithin("agreements:see")
        ? Optional.of(
            agreements.of(customer.id()).stream()
                .map(each -> AgreementJson.of(each, offices.today()))
                .toList())
        : Optional.empty();
  }
}
