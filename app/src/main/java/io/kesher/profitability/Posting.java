package io.kesher.profitability;

import io.kesher.customers.CustomerId;
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
   * Time spent on the customer, at the office's hourly cost of that day.
   *
   * @param seconds as measured; absent where the standard minutes of the activity stand in
   */
  record Time(
      CustomerId customer,
      LocalDate day,
      String activity,
      @Nullable Integer seconds,
      int quantity,
      @Nullable String note)
      implements Posting {}
}
