package io.kesher.rewards.web;

import io.kesher.web.Command;
import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where rewards stand in the navigation, and what the palette leads to. */
@Configuration(proxyBeanMethods = false)
class RewardsPlaces {
  @Bean
  Place rewardsPlace() {
    return new Place(
        "rewards.place", "/rewards", "coin", PlaceGroup.MANAGEMENT, 18, "rewards:see", 'm');
  }

  @Bean
  Command rewardRulesCommand() {
    return new Command("rewards.rules", "/rewards/rules", "book", "rewards:see");
  }
}
