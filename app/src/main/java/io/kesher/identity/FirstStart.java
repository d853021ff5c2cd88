package io.kesher.identity;

import java.math.BigDecimal;

/**
 * What must be known before an office opens.
 *
 * @param hourlyCost what an hour of work costs, in the office's currency
 */
public record FirstStart(
    Office office, BigDecimal hourlyCost, String administrator, String email, String passphrase) {}
