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

  /** Where those who are known by it stand among all that are found. */
  enum Kind {
    /** A customer's own, as a phone is: before those whose name fits. */
    MARK,
    /** Behind those whose name fits. */
    DETAIL,
    /**
     * Words of a text rather than a mark: behind names, and only where something was said. A list
     * is not narrowed down by them.
     */
    WORDS
  }

  default Kind kind() {
    return Kind.MARK;
  }

  /**
   * The id of each customer who is known by this, and the whole of what was found. Empty where what
   * was typed cannot be one, or where it is not the reader's to see.
   */
  Optional<Select<Record2<Long, String>>> like(Sought sought);
}
