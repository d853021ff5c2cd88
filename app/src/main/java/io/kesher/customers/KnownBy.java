package io.kesher.customers;

import java.util.Optional;
import org.jooq.Record2;
import org.jooq.Select;

/**
 * Something besides the name by which customers are found: a socket. It is asked with each letter
 * that is typed, so it answers from an index.
 */
public interface KnownBy {
  /** Says in messages what it is: {@code customers.found.phone}. */
  String name();

  /** Of whom it may be known: a permission with reach. */
  default String permission() {
    return "customers:see";
  }

  /** Whether whoever is known by it stands behind those whose name fits. */
  default boolean isWeak() {
    return false;
  }

  /**
   * Whether these are words of a text rather than a mark that is a customer's own. They come behind
   * names, and only where something was said: a list is not narrowed down by them.
   */
  default boolean ofWords() {
    return false;
  }

  /**
   * The id of each customer who is known by this, and the whole of what was found. Empty where what
   * was typed cannot be one, or where it is not the reader's to see.
   */
  Optional<Select<Record2<Long, String>>> like(Sought sought);
}
