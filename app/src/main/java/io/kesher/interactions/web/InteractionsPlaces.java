package io.kesher.interactions.web;

import io.kesher.web.Command;
import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the day's work stands in the navigation, and what the palette can do with it. */
@Configuration(proxyBeanMethods = false)
class InteractionsPlaces {
  @Bean
  Command logCommand() {
    return new Command("interactions.new", "/interactions/new", "phone", "interactions:create");
  }

  @Bean
  Place todayPlace() {
    return new Place("interactions.today", "/today", "cal", PlaceGroup.DAILY, 12, "tasks:see", 't');
  }

  @Bean
  Place weekPlace() {
    return new Place(
        "interactions.week", "/week", "columns", PlaceGroup.DAILY, 32, "tasks:see", 'w');
  }

  @Bean
  Place tasksPlace() {
    return new Place(
        "interactions.tasks", "/tasks", "check", PlaceGroup.DAILY, 30, "tasks:see", 'j');
  }

  @Bean
  Command taskCommand() {
    return new Command("interactions.task.new", "/tasks/new", "check", "tasks:create");
  }
}
