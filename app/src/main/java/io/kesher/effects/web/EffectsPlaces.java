package io.kesher.effects.web;

import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where effects stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class EffectsPlaces {
  @Bean
  Place effectsPlace() {
    return new Place(
        "effects.place", "/effects", "chart", PlaceGroup.MANAGEMENT, 19, "effects:see", 'e');
  }
}
