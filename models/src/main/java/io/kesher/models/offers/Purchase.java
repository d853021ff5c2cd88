package io.kesher.models.offers;

import java.time.LocalDate;

/** One customer bought one item on a day. */
public record Purchase(String customer, String item, LocalDate day) {
  public Purchase {
    if (customer.isBlank() || item.isBlank()) {
      throw new IllegalArgumentException("a purchase needs a customer and an item");
    }
  }
}
