package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.STANDING;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Worth;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Of customers that fit a search alike, those who contribute most come first. */
@Component
class WorthByContribution implements Worth {
  private final DSLContext database;

  WorthByContribution(DSLContext database) {
    this.database = database;
  }

  /** An order over all of them tells of all of them. */
  @Override
  public Optional<Order> order() {
    return Viewers.current().reach("ledger:see") instanceof Reached.Everybody
        ? Optional.of(
            new Order(
                STANDING,
                STANDING.CUSTOMER_ID,
                List.of(STANDING.CONTRIBUTION.desc(), STANDING.TIE)))
        : Optional.empty();
  }

  @Override
  public Map<CustomerId, String> groups(Collection<CustomerId> customers) {
    return Viewers.current().may("groups:see")
        ? database
            .select(STANDING.CUSTOMER_ID, STANDING.GROUP_CODE)
            .from(STANDING)
            .where(STANDING.CUSTOMER_ID.in(customers.stream().map(CustomerId::value).toList()))
            .and(STANDING.GROUP_CODE.isNotNull())
            .fetchMap(row -> new CustomerId(row.value1()), row -> row.value2())
        : Map.of();
  }
}
