package io.kesher.agreements;

import io.kesher.customers.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An agreement that went before its time.
 *
 * @param day from which it holds no longer
 * @param returned commission that goes back to whoever paid it
 * @param endedBefore the end that it had anyway
 * @param undone whether it was a mistake, taken back on the day it was made
 */
public record Lapse(
    long id,
    AgreementId agreement,
    CustomerId customer,
    LocalDate day,
    LapseReason reason,
    @Nullable String note,
    @Nullable BigDecimal returned,
    @Nullable LocalDate endedBefore,
    Instant at,
    boolean undone) {}
