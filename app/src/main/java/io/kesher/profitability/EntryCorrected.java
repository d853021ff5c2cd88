package io.kesher.profitability;

import java.math.BigDecimal;

/**
 * Somebody corrected an entry of the ledger itself.
 *
 * @param right the amount, or the seconds, that stand now
 */
public record EntryCorrected(long entry, long correction, BigDecimal right) {}
