package io.kesher.profitability;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something to be written into the ledger. */
public sealed interface Posting {
  CustomerId customer();

  LocalDate day();

  @Nullable String note();

  /** Money earned; a refund is negative. At most 4 decimals. */
  record Income(
      CustomerId customer,
      LocalDate day,
      BigDecimal amount,
      @Nullable String line,
      @Nullable String note)
      implements Posting {}

  /** A claim, a delivery, a discount, a credit loss. At most 4 decimals. */
  record DirectCost(
      CustomerId customer,
      LocalDate day,
      BigDecimal amount,
      @Nullable String line,
      @Nullable String note)
      implements Posting {}

  /**
   * Time spent on the customer, at what an hour of whoever spent it costs on that day, and at the
   * office's hourly cost where nothing is said of them.
   *
   * @param seconds as measured; absent where the standard minutes of the activity stand in
   * @param by who spent it; absent: somebody of the office
   */
  record Time(
      CustomerId customer,
      LocalDate day,
      String activity,
      @Nullable Integer seconds,
      int quantity,
      @Nullable EmployeeId by,
      @Nullable String note)
      implements Posting {

    public Time(
        CustomerId customer,
        LocalDate day,
        String activity,
        @Nullable Integer seconds,
        int quantity,
        @Nullable String note) {
      this(customer, day, activity, seconds, quantity, null, note);
    }
  }
}
