package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import io.kesher.audit.Reads;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Records;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All customers of the office. */
@Service
public class Customers {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final DSLContext database;
  private final Reads reads;

  Customers(DSLContext database, Reads reads) {
    this.database = database;
    this.reads = reads;
  }

  /** The customer, unless there is none or the reader may not see them. */
  public Optional<Customer> find(CustomerId id) {
    Optional<Customer> found =
        database
            .select(
                CUSTOMER.ID.convertFrom(CustomerId::new),
                CUSTOMER.EXTERNAL_ID,
                CUSTOMER.KIND.convertFrom(Customer.Kind::of),
                CUSTOMER.NAME,
                CUSTOMER.ISRAELI_ID,
                CUSTOMER.ISRAELI_ID_VERIFIED,
                CUSTOMER.ID_KIND.convertFrom(IdKind::ofNullable),
                CUSTOMER.BIRTH_DATE,
                CUSTOMER.SINCE,
                CUSTOMER.DETAILS.convertFrom(Customers::details),
                ContactPoints.ofCustomer(),
                CUSTOMER.OWNER_ID.convertFrom(EmployeeId::ofNullable),
                CUSTOMER.VERSION)
            .from(CUSTOMER)
            .where(CUSTOMER.ID.eq(id.value()), visible())
            .fetchOptional(Records.mapping(Customer::new))
            .map(customer -> customer.as(Seen.by(Viewers.current())));
    found.ifPresent(customer -> reads.saw("customer", customer.id().value()));
    return found;
  }

  /**
   * @throws Refusal 404 where there is no such customer or the reader may not see them
   */
  public void require(CustomerId id) {
    if (!sees(id)) {
      throw Refusal.notFound();
    }
  }

  /** Whether there is such a customer, and the reader may see them. */
  public boolean sees(CustomerId id) {
    return database.fetchExists(CUSTOMER, CUSTOMER.ID.eq(id.value()).and(visible()));
  }

  /**
   * @param permission what is about to be done, such as {@code ledger:change}
   * @throws Refusal 404 where the reader may not see the customer, 403 where they may, but not this
   */
  public void require(CustomerId id, String permission) {
    boolean good =
        database
            .select(field(within(permission)))
            .from(CUSTOMER)
            .where(CUSTOMER.ID.eq(id.value()), visible())
            .fetchOptional(row -> Boolean.TRUE.equals(row.value1()))
            .orElseThrow(Refusal::notFound);
    if (!good) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
  }

  /** Whom the reader may see: every query of customers begins here. */
  public static Condition visible() {
    return within("customers:see");
  }

  /** The customers for whom a permission of the reader is good. */
  public static Condition within(String permission) {
    return switch (Viewers.current().reach(permission)) {
      case Reached.Everybody() -> trueCondition();
      case Reached.Only(var employees) ->
          CUSTOMER.OWNER_ID.in(employees.stream().map(EmployeeId::value).toList());
    };
  }

  /**
   * Whether the reader may see the customers that a column names, and has this permission for them:
   * for tables that are searched before their customers are.
   */
  public static Condition named(Field<Long> customer, String permission) {
    var good = visible().and(within(permission));
    return good.equals(trueCondition())
        ? good
        : customer.in(select(CUSTOMER.ID).from(CUSTOMER).where(good));
  }

  private static SortedMap<String, String> details(JSONB details) {
    return JSON.readValue(details.data(), new TypeReference<TreeMap<String, String>>() {});
  }
}
