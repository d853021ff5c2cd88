package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.List;
import org.jooq.DSLContext;
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
