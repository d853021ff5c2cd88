package io.kesher.customers;

import io.kesher.values.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a module below knows of a customer and that belongs into the customer's JSON: a
 * socket.
 */
public interface CustomerFact {
  /** The name of its member. */
  String name();

  /**
   * What it says; empty where it is not the reader's to know.
   *
   * @param period the period asked for; absent for the office's standard period
   * @return something that is written as JSON
   */
  Optional<Object> of(Customer customer, @Nullable Period period);
}
