package io.kesher.profitability.web;

import io.kesher.web.Command;
import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where contribution stands in the navigation, and what the palette can do with it. */
@Configuration(proxyBeanMethods = false)
class ProfitabilityPlaces {
  @Bean
  Place overviewPlace() {
    return new Place(
        "profitability.overview.place",
        "/overview",
        "home",
        PlaceGroup.DAILY,
        10,
        "numbers:see",
        'o');
  }

  @Bean
  Place groupsPlace() {
    return new Place(
        "profitability.groups.place",
        "/groups",
        "round",
        PlaceGroup.MANAGEMENT,
        10,
        "groups:see",
        'p');
  }

  @Bean
  Command negativeCommand() {
    return new Command(
        "profitability.command.negative",
        "/customers?sort=contribution&negative=true",
        "dn",
        "customers:see");
  }

  @Bean
  Command exportCommand() {
    return new Command(
        "profitability.command.export", "/customers/export.xlsx", "download", "customers:export");
  }

  @Bean
  Command policyCommand() {
    return new Command("profitability.command.policy", "/groups#change", "round", "groups:manage");
  }
}
