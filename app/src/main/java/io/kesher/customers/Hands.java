package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.select;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** In whose hands customers are: an employee's, a team's, both or nobody's. */
@Service
public class Hands {
  private static final String MANAGE = "customers:manage";

  private final DSLContext database;
  private final Customers customers;
  private final Employees employees;
  private final Teams teams;

  Hands(DSLContext database, Customers customers, Employees employees, Teams teams) {
    this.database = database;
    this.customers = customers;
    this.employees = employees;
    this.teams = teams;
  }

  /**
   * Puts a customer into somebody's hands.
   *
   * @param owner absent: into nobody's
   * @throws Refusal 404 or 403 as {@link Customers#require(CustomerId, String)}, 422 where nobody
   *     of that id is let in
   */
  @Transactional
  public void give(CustomerId customer, @Nullable EmployeeId owner) {
    customers.require(customer, MANAGE);
    if (owner != null && !employees.enabled(owner)) {
      throw Refusal.of(List.of(FieldFault.of("employee", "customers.fault.employee")));
    }
    owned()
        .write(
            database,
            CustomerCells.one(customer, owner == null ? null : Long.toString(owner.value())));
  }

  /**
   * Puts customers into other hands, each of whom still is in those in which they were seen and is
   * the viewer's to hand over; all others stay where they are.
   *
   * @param handings customer, in whose hands they were seen, in whose they go; absent: nobody's
   * @return those who went
   */
  @Transactional
  public Set<Long> handOver(Select<Record3<Long, Long, Long>> handings) {
    var handing = handings.asTable("handing", "customer", "before", "after");
    var customer = Objects.requireNonNull(handing.field("customer", Long.class));
    database
        .select(CUSTOMER.ID)
        .from(CUSTOMER)
        .where(CUSTOMER.ID.in(select(customer).from(handing)))
        .orderBy(CUSTOMER.ID)
        .forUpdate()
        .fetch();
    return database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, Objects.requireNonNull(handing.field("after", Long.class)))
        .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
        .set(CUSTOMER.UPDATED_AT, DSL.currentInstant())
        .from(handing)
        .where(CUSTOMER.ID.eq(customer))
        .and(
            CUSTOMER.OWNER_ID.isNotDistinctFrom(
                Objects.requireNonNull(handing.field("before", Long.class))))
        .and(Customers.within(MANAGE))
        .returningResult(CUSTOMER.ID)
        .fetchSet(CUSTOMER.ID);
  }

  Editing owned() {
    return new ColumnEditing<>(CUSTOMER.OWNER_ID, MANAGE, true, this::employee);
  }

  Editing ofTeam() {
    return new ColumnEditing<>(CUSTOMER.TEAM_ID, MANAGE, true, this::team);
  }

  private String employee(String typed) {
    if (!typed.matches("[0-9]{1,18}")
        || !employees.enabled(new EmployeeId(Long.parseLong(typed)))) {
      throw Refusal.of(List.of(FieldFault.of("value", "customers.fault.employee")));
    }
    return typed;
  }

  private String team(String typed) {
    if (!typed.matches("[0-9]{1,18}") || teams.find(new TeamId(Long.parseLong(typed))).isEmpty()) {
      throw Refusal.of(List.of(FieldFault.of("value", "customers.fault.team")));
    }
    return typed;
  }
}
