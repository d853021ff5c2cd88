package io.kesher.customers.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.kesher.customers.ContactPoint;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerFact;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.values.Period;
import io.kesher.web.Asked;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@May("customers:see")
@RestController
@RequestMapping("/api/v1/customers")
@Tag(name = "customers")
class CustomersApi {
  private final Customers customers;
  private final List<CustomerFact> facts;

  CustomersApi(Customers customers, List<CustomerFact> facts) {
    this.customers = customers;
    this.facts = facts;
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "A customer with all that is known of them",
      description =
          "Facts are of the office's standard period, or of the days from and to, both included.")
  CustomerJson show(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    var customer = customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
    Period period = from == null && to == null ? null : Asked.period(from, to);
    Map<String, Object> known = new LinkedHashMap<>();
    facts.forEach(fact -> known.put(fact.name(), fact.of(customer.id(), period)));
    return CustomerJson.of(customer, known);
  }

  /** The customer's own members, then one for each module that knows something of them. */
  record CustomerJson(
      long id,
      @Nullable String externalId,
      Customer.Kind kind,
      @Nullable String name,
      String displayName,
      @Nullable String israeliId,
      boolean israeliIdVerified,
      @Nullable LocalDate birthDate,
      @Nullable LocalDate since,
      Map<String, String> details,
      List<ContactPoint> contactPoints,
      int version,
      @JsonAnyGetter Map<String, Object> facts) {
    static CustomerJson of(Customer customer, Map<String, Object> facts) {
      return new CustomerJson(
          customer.id().value(),
          customer.externalId(),
          customer.kind(),
          customer.name(),
          customer.displayName(),
          customer.israeliId(),
          customer.israeliIdVerified(),
          customer.birthDate(),
          customer.since(),
          customer.details(),
          customer.contactPoints(),
          customer.version(),
          facts);
    }
  }
}
