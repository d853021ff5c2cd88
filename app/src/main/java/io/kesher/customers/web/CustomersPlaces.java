package io.kesher.customers.web;

import io.kesher.web.Command;
import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where customers stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class CustomersPlaces {
  @Bean
  Place customersPlace() {
    return new Place(
        "customers.place", "/customers", "users", PlaceGroup.DAILY, 20, "customers:see", 'c');
  }

  @Bean
  Place duplicatesPlace() {
    return new Place(
        "customers.duplicates",
        "/duplicates",
        "users",
        PlaceGroup.MANAGEMENT,
        25,
        "customers:manage",
        'd');
  }

  @Bean
  Place trashPlace() {
    return new Place(
        "customers.trash", "/trash", "trash", PlaceGroup.MANAGEMENT, 26, "customers:delete", 'x');
  }

  @Bean
  Command newCustomerCommand() {
    return new Command("customers.new", "/customers/new", "plus", "customers:create");
  }
}
