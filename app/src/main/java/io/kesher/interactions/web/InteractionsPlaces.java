package io.kesher.interactions.web;

import io.kesher.web.Command;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the palette can do with interactions. */
@Configuration(proxyBeanMethods = false)
class InteractionsPlaces {
  @Bean
  Command logCommand() {
    return new Command("interactions.new", "/interactions/new", "phone", "interactions:create");
  }
}
