package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static org.jooq.impl.DSL.count;

import io.kesher.books.OpenWork;
import io.kesher.identity.EmployeeId;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How many cases wait for people; not those in which it is the customer's turn. */
@Component
class OpenCases implements OpenWork {
  private final DSLContext database;

  OpenCases(DSLContext database) {
    this.database = database;
  }

  @Override
  public Map<EmployeeId, Integer> of(Collection<EmployeeId> people) {
    return database
        .select(CUSTOMER_CASE.OWNER_ID, count())
        .from(CUSTOMER_CASE)
        .where(
            CUSTOMER_CASE.OWNER_ID.in(people.stream().map(EmployeeId::value).toList()),
            CUSTOMER_CASE.CLOSED_AT.isNull(),
            CUSTOMER_CASE.MERGED_INTO.isNull(),
            CUSTOMER_CASE.WAITS_SINCE.isNull())
        .groupBy(CUSTOMER_CASE.OWNER_ID)
        .fetchMap(row -> new EmployeeId(row.value1()), row -> row.value2());
  }
}
