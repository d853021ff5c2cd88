package io.kesher.rounds.web;

import io.kesher.web.Command;
import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where rounds stand in the navigation, and what the palette leads to. */
@Configuration(proxyBeanMethods = false)
class RoundsPlaces {
  @Bean
  Place roundsPlace() {
    return new Place(
        "rounds.place", "/rounds", "flag", PlaceGroup.MANAGEMENT, 15, "rounds:see", 'v');
  }

  @Bean
  Command playbooksCommand() {
    return new Command("rounds.playbooks", "/playbooks", "book", "rounds:see");
  }

  @Bean
  Command overridesCommand() {
    return new Command("rounds.overrides", "/overrides", "pen", "rounds:see");
  }
}
