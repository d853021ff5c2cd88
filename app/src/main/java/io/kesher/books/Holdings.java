package io.kesher.books;

import static io.kesher.db.books.Tables.HOLDING;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.noCondition;

import io.kesher.audit.Reads;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.values.Period;
import io.kesher.web.Refusal;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** In whose hands a customer was, and when. What was before the first of them nobody knows. */
@Service
public class Holdings {
  private static final int MOST = 200;

  private final DSLContext database;
  private final Customers customers;
  private final Offices offices;
  private final Reads reads;

  Holdings(DSLContext database, Customers customers, Offices offices, Reads reads) {
    this.database = database;
    this.customers = customers;
    this.offices = offices;
    this.reads = reads;
  }

  /**
   * The latest first, at most 200.
   *
   * @param within those that met any of these days, by the office's clock; absent: all
   * @throws Refusal 404 where the reader may not see the customer
   */
  public List<Holding> of(CustomerId customer, @Nullable Period within) {
    customers.require(customer);
    reads.saw("customer", customer.value());
    var zone = offices.current().zone();
    var days =
        within == null
            ? noCondition()
            : HOLDING
                .FROM_AT
                .lt(within.to().plusDays(1).atStartOfDay(zone).toInstant())
                .and(
                    HOLDING
                        .UNTIL_AT
                        .isNull()
                        .or(HOLDING.UNTIL_AT.gt(within.from().atStartOfDay(zone).toInstant())));
    return database
        .select(HOLDING.EMPLOYEE_ID, EMPLOYEE.NAME, HOLDING.FROM_AT, HOLDING.UNTIL_AT)
        .from(HOLDING)
        .join(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(HOLDING.EMPLOYEE_ID))
        .where(HOLDING.CUSTOMER_ID.eq(customer.value()))
        .and(days)
        .orderBy(HOLDING.FROM_AT.desc(), HOLDING.ID.desc())
        .limit(MOST)
        .fetch(row ->
            new Holding(new EmployeeId(row.value1()), row.value2(), row.value3(), row.value4()));
  }
}
