package io.kesher.agreements;

import io.kesher.customers.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Another term of an agreement.
 *
 * @param day on which it was agreed
 * @param term what was agreed
 * @param before what was agreed until then; its {@code until} is absent where no day was known
 * @param undone whether it was a mistake, taken back on the day it was made
 */
public record Renewal(
    long id,
    AgreementId agreement,
    CustomerId customer,
    LocalDate day,
    Term term,
    Term before,
    Instant at,
    boolean undone) {

  /** What the office is paid for the term; zero where that is not known. */
  public BigDecimal due() {
    var commission = term.commission();
    return commission == null ? BigDecimal.ZERO : commission.due(term.premium());
  }
}
