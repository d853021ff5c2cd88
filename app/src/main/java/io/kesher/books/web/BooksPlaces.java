package io.kesher.books.web;

import io.kesher.web.Command;
import io.kesher.web.May;
import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where books stand in the navigation, and what the palette leads to. */
@Configuration(proxyBeanMethods = false)
class BooksPlaces {
  @Bean
  Place booksPlace() {
    return new Place("books.place", "/books", "book", PlaceGroup.MANAGEMENT, 17, "books:see", 'b');
  }

  @Bean
  Command routingCommand() {
    return new Command("books.routing", "/routing", "swap", May.SELF);
  }
}
