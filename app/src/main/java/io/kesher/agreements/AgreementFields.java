package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.PRODUCT;
import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.val;

import io.kesher.api.Filter.Test;
import io.kesher.api.FilterColumns;
import io.kesher.api.FilterField;
import io.kesher.api.FilterField.Type;
import io.kesher.db.agreements.Routines;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;

/** What agreements can be filtered by. */
public final class AgreementFields {
  private AgreementFields() {}

  /** All of them, in an office with these lines. */
  public static List<FilterField> all(List<ProductLine> lines) {
    return List.of(
        FilterField.of("customerId", Type.NUMBER),
        FilterField.of("ownerId", Type.NUMBER),
        FilterField.of("number", Type.TEXT),
        FilterField.choice("line", lines.stream().map(ProductLine::code).toList()),
        FilterField.of("product", Type.TEXT),
        FilterField.choice("status", Stream.of(Agreement.Status.values()).map(Enum::name).toList()),
        FilterField.of("premium", Type.MONEY),
        FilterField.of("commission", Type.MONEY),
        FilterField.of("offeredOn", Type.DATE),
        FilterField.of("startOn", Type.DATE),
        FilterField.of("renewalOn", Type.DATE),
        FilterField.of("endedOn", Type.DATE));
  }

  static Condition condition(Test test, LocalDate today) {
    return FilterColumns.on(column(test.field().name(), today), test);
  }

  private static Field<?> column(String name, LocalDate today) {
    return switch (name) {
      case "customerId" -> AGREEMENT.CUSTOMER_ID.cast(BigDecimal.class);
      case "ownerId" -> CUSTOMER.OWNER_ID.cast(BigDecimal.class);
      case "number" -> AGREEMENT.NUMBER;
      case "line" -> PRODUCT_LINE.CODE;
      case "product" -> PRODUCT.NAME;
      case "status" -> status(today);
      case "premium" -> AGREEMENT.PREMIUM;
      case "commission" -> AGREEMENT.DUE;
      case "offeredOn" -> AGREEMENT.OFFERED_ON;
      case "startOn" -> AGREEMENT.START_ON;
      case "renewalOn" -> AGREEMENT.RENEWAL_ON;
      case "endedOn" -> AGREEMENT.ENDED_ON;
      default -> throw new IllegalStateException("No column for " + name);
    };
  }

  private static Field<String> status(LocalDate today) {
    return Routines.status(
        AGREEMENT.OFFERED_ON,
        AGREEMENT.START_ON,
        AGREEMENT.ENDED_ON,
        AGREEMENT.LAPSE_ID,
        val(today));
  }
}
