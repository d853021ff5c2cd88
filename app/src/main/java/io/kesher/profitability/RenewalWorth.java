package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.jooq.impl.DSL.select;

import io.kesher.agreements.RenewalFact;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.Viewers;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Group and contribution of the customers whose agreements are to be renewed. */
@Component
class RenewalWorth implements RenewalFact {
  private final DSLContext database;

  RenewalWorth(DSLContext database) {
    this.database = database;
  }

  @Override
  public Map<CustomerId, Worth> of(Collection<CustomerId> customers) {
    var viewer = Viewers.current();
    boolean groups = viewer.may("groups:see");
    Map<CustomerId, Worth> worth = new HashMap<>();
    database
        .select(
            STANDING.CUSTOMER_ID,
            STANDING.GROUP_CODE,
            STANDING.CONTRIBUTION,
            CUSTOMER.OWNER_ID,
            CUSTOMER.TEAM_ID)
        .from(STANDING)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(STANDING.CUSTOMER_ID))
        .where(STANDING.CUSTOMER_ID.in(customers.stream().map(CustomerId::value).toList()))
        .and(Customers.visible())
        .forEach(row ->
            worth.put(
                new CustomerId(row.value1()),
                new Worth(
                    groups ? row.value2() : null,
                    Customers.includes("ledger:see", row.value4(), row.value5())
                        ? row.value3()
                        : null)));
    return worth;
  }

  @Override
  public List<String> groups() {
    return Viewers.current().may("groups:see")
        ? Arrays.stream(Group.values()).map(Group::name).toList()
        : List.of();
  }

  @Override
  public Condition isIn(Field<Long> customer, String group) {
    return customer.in(
        select(STANDING.CUSTOMER_ID).from(STANDING).where(STANDING.GROUP_CODE.eq(group)));
  }
}
