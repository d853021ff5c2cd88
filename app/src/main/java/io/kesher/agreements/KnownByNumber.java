package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static org.jooq.impl.DSL.select;

import io.kesher.customers.KnownBy;
import io.kesher.customers.Sought;
import java.util.Optional;
import org.jooq.Record2;
import org.jooq.Select;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Customers are known by the numbers of their agreements, as these are written. */
@Component
@Order(50)
class KnownByNumber implements KnownBy {
  private static final int LEAST = 4;

  @Override
  public String name() {
    return "agreement";
  }

  @Override
  public String permission() {
    return "agreements:see";
  }

  @Override
  public Optional<Select<Record2<Long, String>>> like(Sought sought) {
    return Optional.of(sought.text())
        .filter(text -> text.length() >= LEAST && sought.hasDigits())
        .map(text ->
            select(AGREEMENT.CUSTOMER_ID, AGREEMENT.NUMBER)
                .from(AGREEMENT)
                .where(AGREEMENT.NUMBER.eq(text), Agreements.THERE));
  }
}
