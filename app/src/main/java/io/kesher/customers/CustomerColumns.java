package io.kesher.customers;

import java.util.List;

/**
 * The columns that a module brings into the list of customers: a socket. What is in one can be
 * shown, filtered by, and, where it says so, sorted and grouped by; lists, views, files and the API
 * know it by the name of its field. The list asks for them once for each answer, in the order of
 * {@code @Order}.
 */
public interface CustomerColumns {
  /**
   * All of them, without those that a rule of a field hides from the reader. Those behind a
   * permission are left out by the list.
   */
  List<CustomerColumn<?>> all();
}
