package io.kesher.hours.web;

import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where working hours stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class HoursPlaces {
  @Bean
  Place hoursPlace() {
    return new Place("hours.place", "/hours", "clock", PlaceGroup.DAILY, 45, "hours:see", 'h');
  }
}
