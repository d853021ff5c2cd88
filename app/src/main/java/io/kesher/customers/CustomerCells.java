package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;

import io.kesher.audit.Reads;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What stands in the cells of the list of customers, and how one of them is changed in its place.
 */
@Service
public class CustomerCells {
  private final DSLContext database;
  private final Customers customers;
  private final Reads reads;
  private final ObjectProvider<CustomerColumns> columns;

  CustomerCells(
      DSLContext database,
      Customers customers,
      Reads reads,
      ObjectProvider<CustomerColumns> columns) {
    this.database = database;
    this.reads = reads;
    this.customers = customers;
    this.columns = columns;
  }

  /** How a change of a cell ends. */
  public sealed interface Change {
    /**
     * @param before what stood there until now
     */
    record Done(@Nullable String before, @Nullable String value) implements Change {}

    /** Somebody else was faster: nothing was written. */
    record Overtaken(@Nullable String theirs) implements Change {}
  }

  /** The columns of which the reader may change something. */
  public List<CustomerColumn<?>> editable() {
    return columns
        .orderedStream()
        .flatMap(each -> each.all().stream())
        .<CustomerColumn<?>>map(each -> each)
        .filter(each -> each.permission() == null || Viewers.current().may(each.permission()))
        .filter(each -> editing(each) != null)
        .toList();
  }

  private static @Nullable Editing editing(CustomerColumn<?> column) {
    var editing = column.editing();
    return editing != null && Viewers.current().may(editing.permission()) ? editing : null;
  }

  /**
   * @throws Refusal 404 where there is no such column, or it is not the reader's to change
   */
  public CustomerColumn<?> column(String name) {
    return editable().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  /**
   * What stands there now, as a form has it.
   *
   * @throws Refusal 404 or 403 as {@link Customers#require(CustomerId, String)}
   */
  public @Nullable String value(CustomerId customer, CustomerColumn<?> column) {
    var editing = Objects.requireNonNull(column.editing());
    customers.require(customer, editing.permission());
    reads.saw("customer", customer.value());
    return now(customer, editing);
  }

  /**
   * Changes one cell.
   *
   * @param before what stood there when it was opened
   * @throws Refusal 404 or 403 as {@link Customers#require(CustomerId, String)}, 422 that names the
   *     field {@code value}
   */
  @Transactional
  public Change change(
      CustomerId customer, CustomerColumn<?> column, @Nullable String before, String typed) {
    var editing = Objects.requireNonNull(column.editing());
    customers.require(customer, editing.permission());
    lock(customer);
    var now = now(customer, editing);
    var value = editing.read(typed);
    if (Objects.equals(now, value)) {
      return new Change.Done(now, value);
    }
    if (!Objects.equals(now, before)) {
      return new Change.Overtaken(now);
    }
    try {
      editing.write(database, one(customer, value));
    } catch (org.springframework.dao.DataIntegrityViolationException unfit) {
      throw Refusal.of(List.of(FieldFault.of("value", "customers.fault.value")));
    }
    return new Change.Done(now, value);
  }

  private @Nullable String now(CustomerId customer, Editing editing) {
    return database
        .select(editing.now())
        .from(CUSTOMER)
        .where(CUSTOMER.ID.eq(customer.value()))
        .fetchSingle()
        .value1();
  }

  private void lock(CustomerId customer) {
    database
        .select(CUSTOMER.ID)
        .from(CUSTOMER)
        .where(CUSTOMER.ID.eq(customer.value()))
        .forUpdate()
        .fetchSingle();
  }

  static Editing.Values one(CustomerId customer, @Nullable String value) {
    var table =
        values(row(val(customer.value()), val(value, SQLDataType.CLOB).cast(SQLDataType.CLOB)))
            .as("given", "customer_id", "value");
    return new Editing.Values(
        table,
        Objects.requireNonNull(table.field("customer_id", Long.class)),
        Objects.requireNonNull(table.field("value", String.class)));
  }
}
