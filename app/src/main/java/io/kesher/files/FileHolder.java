package io.kesher.files;

import io.kesher.customers.CustomerId;
import io.kesher.web.Refusal;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * A kind of thing of a customer with which files may lie: a socket. Whoever may not see the thing
 * does not see its files; otherwise they are files of the customer like any other.
 */
public interface FileHolder {
  /** What addresses call it: a word of small letters. */
  String name();

  /**
   * Whose it is.
   *
   * @throws Refusal 404 where there is none or it is not the reader's to see
   */
  CustomerId customer(long id);

  /** The files of this one. */
  Condition holds(Field<Long> file, long id);

  /** The files of those that the reader may not see. */
  Condition hides(Field<Long> file);

  /** Which of them a file lies with; null for the files of others. */
  Field<Long> of(Field<Long> file);

  /** Puts a file that has just come in with it. */
  void put(long file, long id);
}
