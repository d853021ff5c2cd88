package io.kesher.customers.web;

import io.kesher.customers.Customers;
import io.kesher.web.Finder;
import io.kesher.web.Found;
import io.kesher.web.Frame;
import java.util.List;
import org.springframework.stereotype.Component;

/** Customers in the palette, by name, id, phone or e-mail. */
@Component
class CustomerFinder implements Finder {
  private static final int MOST = 8;

  private final Customers customers;

  CustomerFinder(Customers customers) {
    this.customers = customers;
  }

  @Override
  public List<Found> find(String text, Frame frame) {
    return text.isBlank()
        ? List.of()
        : customers.search(text, MOST).stream()
            .map(found -> new Found(found.name(), "", "/customers/" + found.id(), "user"))
            .toList();
  }
}
