package io.kesher.audit.web;

import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditPlaces {
  @Bean
  Place auditPlace() {
    return new Place(
        "audit.place", "/audit", "shield", PlaceGroup.MANAGEMENT, 80, "audit:see", 'a');
  }
}
