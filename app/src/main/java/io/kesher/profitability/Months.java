package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.CUSTOMER_MONTH;

import io.kesher.customers.CustomerId;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What customers brought in each calendar month, as the ledger keeps it summed up. */
@Component
public class Months {
  private final DSLContext database;

  Months(DSLContext database) {
    this.database = database;
  }

  /**
   * Contribution of each calendar month of the period for these customers, for the sparks beside
   * their names.
   */
  public Map<CustomerId, SortedMap<YearMonth, BigDecimal>> contributions(
      Collection<CustomerId> customers, Period period) {
    Map<CustomerId, SortedMap<YearMonth, BigDecimal>> months = new HashMap<>();
    database
        .select(
            CUSTOMER_MONTH.CUSTOMER_ID,
            CUSTOMER_MONTH.MONTH,
            CUSTOMER_MONTH
                .INCOME
                .minus(CUSTOMER_MONTH.DIRECT_COST)
                .minus(CUSTOMER_MONTH.RATED_SECONDS.div(BigDecimal.valueOf(3600))))
        .from(CUSTOMER_MONTH)
        .where(CUSTOMER_MONTH.CUSTOMER_ID.in(customers.stream().map(CustomerId::value).toList()))
        .and(CUSTOMER_MONTH.MONTH.between(period.from().withDayOfMonth(1), period.to()))
        .forEach(row ->
            months
                .computeIfAbsent(new CustomerId(row.value1()), first -> new TreeMap<>())
                .put(YearMonth.from(row.value2()), row.value3()));
    return months;
  }
}
