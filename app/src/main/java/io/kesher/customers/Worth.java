package io.kesher.customers;

import static org.jooq.impl.DSL.field;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;

/** Who of several that fit alike comes first: a socket for the module that knows their worth. */
public interface Worth {
  /**
   * An order of customers by a table that has an index for it.
   *
   * @param customer the id, in the table
   */
  record Order(Table<?> table, Field<Long> customer, List<OrderField<?>> bestFirst) {
    /** For customers of whom some are not in the table: those come last. */
    List<OrderField<?>> knownFirst() {
      return Stream.concat(Stream.of(field(customer.isNull())), bestFirst.stream()).toList();
    }
  }

  /** Empty where their worth is not the reader's to see: neither is its order. */
  Optional<Order> order();

  /** The groups of those who have one and whose group the reader may see. */
  Map<CustomerId, String> groups(Collection<CustomerId> customers);
}
