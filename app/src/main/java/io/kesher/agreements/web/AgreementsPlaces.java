package io.kesher.agreements.web;

import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where renewals stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class AgreementsPlaces {
  @Bean
  Place renewalsPlace() {
    return new Place(
        "agreements.radar.place",
        "/renewals",
        "clock",
        PlaceGroup.DAILY,
        40,
        "agreements:see",
        'n');
  }
}
