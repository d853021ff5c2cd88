package io.kesher.cases.web;

import io.kesher.web.Command;
import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where cases stand in the navigation, and what the palette can do with them. */
@Configuration(proxyBeanMethods = false)
class CasesPlaces {
  @Bean
  Place casesPlace() {
    return new Place("cases.place", "/cases", "inbox", PlaceGroup.DAILY, 25, "cases:see", 'f');
  }

  @Bean
  Command caseCommand() {
    return new Command("cases.new", "/cases/new", "inbox", "cases:create");
  }
}
