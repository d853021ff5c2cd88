package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.api.FilterField;
import io.kesher.api.FilterField.Type;
import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerColumn.Trait;
import io.kesher.customers.CustomerColumn.Words;
import io.kesher.customers.CustomerColumns;
import io.kesher.db.agreements.tables.Agreement;
import io.kesher.identity.Offices;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * When the next agreement of a customer is to be renewed: a column of their list. What is overdue
 * waits in the radar.
 */
@Component
@Order(20)
class NextRenewal implements CustomerColumns {
  private final Offices offices;

  NextRenewal(Offices offices) {
    this.offices = offices;
  }

  @Override
  public List<CustomerColumn<?>> all() {
    var today = offices.today();
    var first = AGREEMENT.as("first_renewal");
    var earlier = AGREEMENT.as("earlier_renewal");
    // of all that come none is earlier: read by day from one index or by customer from another
    var next =
        DSL.select(first.CUSTOMER_ID, first.RENEWAL_ON)
            .from(first)
            .where(comes(first, today))
            .and(
                notExists(
                    selectOne()
                        .from(earlier)
                        .where(earlier.CUSTOMER_ID.eq(first.CUSTOMER_ID))
                        .and(comes(earlier, today))
                        .and(
                            row(earlier.RENEWAL_ON, earlier.ID)
                                .lt(row(first.RENEWAL_ON, first.ID)))))
            .asTable("next_renewal", "customer_id", "day");
    var day = next.field("day", LocalDate.class);
    var customer = next.field("customer_id", Long.class);
    return List.of(
        CustomerColumn.of(
                FilterField.of("nextRenewal", Type.DATE),
                Words.of("agreements.column.next-renewal"),
                java.util.Objects.requireNonNull(day))
            .from(next, CUSTOMER.ID.eq(customer))
            .within(Agreements.SEE)
            .with(Trait.SORTED));
  }

  /** As the index says it, and not merely offered. */
  private static Condition comes(Agreement agreement, LocalDate today) {
    return agreement
        .ENDED_ON
        .isNull()
        .and(agreement.TRASHED_AT.isNull())
        .and(agreement.RENEWAL_ON.ge(today))
        .and(agreement.OFFERED_ON.isNull().or(agreement.START_ON.isNotNull()));
  }
}
