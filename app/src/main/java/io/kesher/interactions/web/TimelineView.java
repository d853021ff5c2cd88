package io.kesher.interactions.web;

import io.kesher.customers.Customer;
import io.kesher.customers.Happening;
import io.kesher.customers.TimelineSource.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's timeline as a page shows it.
 *
 * @param kind absent for all
 * @param pinned above all others; on the first page alone
 * @param more address of what lies behind; absent after the last
 */
public record TimelineView(
    Customer customer,
    List<Kind> kinds,
    @Nullable String kind,
    List<Happening> pinned,
    List<Happening> happenings,
    @Nullable String more) {

  public String path(@Nullable String other) {
    return path(customer, other);
  }

  static String path(Customer customer, @Nullable String kind) {
    return "/customers/" + customer.id() + "/timeline" + (kind == null ? "" : "?kind=" + kind);
  }
}
