package io.kesher.profitability.web;

import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.customers.Tables.CUSTOMER;

import io.kesher.customers.CustomerId;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.profitability.Standings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A base small enough to walk: customer i of 120 brings 1000 − 10 i a month, so the first ones earn
 * and the last ones lose; among the names are some that mean harm.
 */
final class Shop {
  static final int SIZE = 120;
  static final String SCRIPT = "<script>alert(1)</script>";
  static final String OVERRIDE = "דנה \u202Egpj.exe";
  static final String FORMULA = "=HYPERLINK(\"http://evil.example\")";
  static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 15);

  /** In the order of their contribution. */
  final List<CustomerId> customers = new ArrayList<>();

  Shop(DSLContext database, Ledger ledger, Standings standings) {
    database
        .insertInto(PRODUCT_LINE, PRODUCT_LINE.ID, PRODUCT_LINE.CODE)
        .values((short) 0, "car")
        .onConflictDoNothing()
        .execute();
    for (int i = 0; i < SIZE; i++) {
      customers.add(
          new CustomerId(
              database
                  .insertInto(CUSTOMER)
                  .set(CUSTOMER.EXTERNAL_ID, Integer.toString(i + 1))
                  .set(CUSTOMER.NAME, name(i))
                  .set(CUSTOMER.NAME_KEY, "name" + i)
                  .set(CUSTOMER.SINCE, LocalDate.of(2020, 1, 1))
                  .returningResult(CUSTOMER.ID)
                  .fetchSingle()
                  .value1()));
    }
    for (int i = 0; i < SIZE; i++) {
      var customer = customers.get(i);
      var amount = BigDecimal.valueOf(1000 - 10L * i);
      Viewers.asOffice(() -> post(ledger, customer, amount));
    }
    standings.refresh();
  }

  private static @Nullable Void post(Ledger ledger, CustomerId customer, BigDecimal amount) {
    if (amount.signum() >= 0) {
      ledger.post(new Posting.Income(customer, LAST_DAY, amount, "car", null));
    } else {
      ledger.post(new Posting.DirectCost(customer, LAST_DAY, amount.negate(), null, null));
      ledger.post(new Posting.Time(customer, LAST_DAY, "claim", null, 1, null));
    }
    return null;
  }

  private static String name(int i) {
    return switch (i) {
      case 0 -> SCRIPT;
      case 1 -> OVERRIDE;
      case 2 -> FORMULA;
      default -> "לקוח " + i;
    };
  }

  CustomerId best() {
    return customers.getFirst();
  }

  CustomerId worst() {
    return customers.getLast();
  }
}
